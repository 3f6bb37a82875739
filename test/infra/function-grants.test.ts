import { beforeAll, describe, expect, it } from 'vitest';
import { allFunctions } from '#infra/contexts/contracts.ts';
import type { FunctionContract } from '#shared/aws/function-contract.ts';
import type { TableName } from '#shared/store/tables.ts';
import { allowedTo, type Statement, tablesIn } from '#test/support/function-grants.ts';
import { type SynthesisedStage, synthesise } from '#test/support/stage-templates.ts';

const READS = ['GetItem', 'BatchGetItem', 'Query', 'ConditionCheckItem'].map(
  (action) => `dynamodb:${action}`,
);
const WRITES = ['PutItem', 'UpdateItem', 'DeleteItem'].map((action) => `dynamodb:${action}`);

/** All that any function of ours may ever be given. */
const ALLOWED = [
  ...READS,
  ...WRITES,
  ...['Encrypt', 'Decrypt', 'ReEncryptFrom', 'ReEncryptTo', 'GenerateDataKey', 'DescribeKey'].map(
    (action) => `kms:${action}`,
  ),
  ...['SendMessage', 'ReceiveMessage', 'ChangeMessageVisibility', 'DeleteMessage'].map(
    (action) => `sqs:${action}`,
  ),
  ...['GetQueueUrl', 'GetQueueAttributes'].map((action) => `sqs:${action}`),
  'states:StartExecution',
  'sns:Publish',
  'sns:ListPhoneNumbersOptedOut',
  'secretsmanager:GetSecretValue',
  'logs:CreateLogStream',
  'logs:PutLogEvents',
];

/** Anything but topics, applications and subscriptions: what is left are phone numbers. */
const TO_PHONES = { Action: ['sns:Publish'], Effect: 'Allow', NotResource: 'arn:aws:sns:*:*:*' };

/** A list of the account's, which has no name either. */
const OPT_OUTS = { Action: ['sns:ListPhoneNumbersOptedOut'], Effect: 'Allow', Resource: '*' };

const unnamedOf = ({ sendsSms, listsSmsOptOuts }: FunctionContract) => [
  ...(sendsSms === true ? [TO_PHONES] : []),
  ...(listsSmsOptOuts === true ? [OPT_OUTS] : []),
];

const isUnnamed = ({ Resource }: Statement): boolean => JSON.stringify(Resource ?? '*').includes('*');

describe('what a function is granted', () => {
  let stages: readonly SynthesisedStage[];
  beforeAll(() => {
    stages = synthesise();
  });

  it('is nothing outside the allow-list, and no action has a wildcard', () => {
    for (const stage of stages)
      for (const { name } of allFunctions) {
        const actions = allowedTo(stage, name).flatMap(({ Action }) => Action);
        expect(actions.length, name).toBeGreaterThan(0);
        expect(
          actions.filter((action) => !ALLOWED.includes(action)),
          name,
        ).toEqual([]);
      }
  });

  it('names every resource, except phone numbers and the list of them, which have none', () => {
    for (const stage of stages)
      for (const contract of allFunctions)
        expect(allowedTo(stage, contract.name).filter(isUnnamed), contract.name).toEqual(unnamedOf(contract));
  });

  it('reads the secrets of their contract only', () => {
    for (const stage of stages)
      for (const { name, secrets } of allFunctions) {
        const read = allowedTo(stage, name)
          .filter(({ Action }) => Action.includes('secretsmanager:GetSecretValue'))
          .map(({ Resource }) => /Secret(sms[a-z]+)Secret[0-9A-F]{8}/.exec(JSON.stringify(Resource))?.[1]);
        expect(read.toSorted(), name).toEqual(
          (secrets ?? []).map((secret) => secret.replace('-', '')).toSorted(),
        );
      }
  });

  it('reaches the tables of their contract only', () => {
    for (const stage of stages)
      for (const { name, tables } of allFunctions) {
        const statements = allowedTo(stage, name);
        const readers = statements.filter(({ Action }) => Action.includes('dynamodb:GetItem'));
        const writers = statements.filter(({ Action }) => Action.some((action) => WRITES.includes(action)));
        const wanted = Object.entries(tables) as [TableName, 'read' | 'write'][];
        expect(tablesIn(stage, readers).toSorted(), name).toEqual(wanted.map(([table]) => table).toSorted());
        expect(tablesIn(stage, writers).toSorted(), name).toEqual(
          wanted
            .filter(([, access]) => access === 'write')
            .map(([table]) => table)
            .toSorted(),
        );
      }
  });

  it('starts the workflows of their contract only', () => {
    for (const stage of stages)
      for (const { name, starts } of allFunctions) {
        const started = allowedTo(stage, name)
          .filter(({ Action }) => Action.includes('states:StartExecution'))
          .map(({ Resource }) => /stateMachine:sapa-\w+-([\w-]+)/.exec(JSON.stringify(Resource))?.[1]);
        expect(started.toSorted(), name).toEqual([...(starts ?? [])].toSorted());
      }
  });
});
