import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { FunctionContract } from '#shared/aws/function-contract.ts';
import type { QueueName, SecretName, WorkflowName } from '#shared/aws/names.ts';
import { variableOf } from '#shared/aws/settings.ts';
import type { TableName } from '#shared/store/tables.ts';
import {
  secretGrants,
  sendGrant,
  smsGrants,
  smsOptOutGrant,
  startGrant,
  tableGrant,
  tableKeyGrant,
} from '../constructs/grants.ts';

/** What functions can be given: each grant comes together with the variable that names what is granted. */
export type Wiring = {
  readonly stage: string;
  readonly logRetentionDays: RetentionDays;
  readonly keepsData: boolean;
  readonly dataKey: IKey;
  readonly logKey: IKey;
  readonly tables: Readonly<Record<TableName, Table>>;
  readonly queues: Readonly<Record<QueueName, { readonly queueUrl: string; readonly queueArn: string }>>;
  readonly workflowArns: Readonly<Record<WorkflowName, string>>;
  readonly secrets: Readonly<Record<SecretName, { readonly secretArn: string }>>;
  /**
   * Whether this is AWS itself. Stand-ins for it keep no log of SMS, and a custom resource hangs there. So the log
   * groups, their subscriptions, the account's SMS attributes and the dead-letter queue of receipts exist on AWS only.
   */
  readonly onAws: boolean;
  /** The same for every function: stage, public address, sign-in, SMS settings. */
  readonly environment: Readonly<Record<string, string>>;
};

type Given = { readonly environment: Record<string, string>; readonly grants: PolicyStatement[] };

const givenTables = (contract: FunctionContract, wiring: Wiring): Given => {
  const entries = Object.entries(contract.tables) as [TableName, 'read' | 'write'][];
  return {
    environment: Object.fromEntries(
      entries.map(([name]) => [variableOf('table', name), wiring.tables[name].tableName]),
    ),
    grants: [
      ...entries.map(([name, access]) => tableGrant(name, wiring.tables[name], access)),
      ...(entries.length > 0 ? [tableKeyGrant(wiring.dataKey)] : []),
    ],
  };
};

const givenQueues = (contract: FunctionContract, wiring: Wiring): Given => {
  const names = contract.sendsTo ?? [];
  return {
    environment: Object.fromEntries(
      names.map((name) => [variableOf('queue', name), wiring.queues[name].queueUrl]),
    ),
    grants: names.flatMap((name) => sendGrant(wiring.queues[name].queueArn, wiring.dataKey)),
  };
};

const givenWorkflows = (contract: FunctionContract, wiring: Wiring): Given => {
  const names = contract.starts ?? [];
  return {
    environment: Object.fromEntries(
      names.map((name) => [variableOf('workflow', name), wiring.workflowArns[name]]),
    ),
    grants: names.map((name) => startGrant(wiring.workflowArns[name])),
  };
};

const givenSecrets = (contract: FunctionContract, wiring: Wiring): Given => {
  const names = contract.secrets ?? [];
  return {
    environment: Object.fromEntries(
      names.map((name) => [variableOf('secret', name), wiring.secrets[name].secretArn]),
    ),
    grants: names.flatMap((name) => secretGrants(wiring.secrets[name].secretArn, wiring.dataKey)),
  };
};

const givenSms = ({ sendsSms, listsSmsOptOuts }: FunctionContract): Given => ({
  environment: {},
  grants: [
    ...(sendsSms === true ? smsGrants() : []),
    ...(listsSmsOptOuts === true ? [smsOptOutGrant()] : []),
  ],
});

/** All that one function is told and allowed. */
export const given = (contract: FunctionContract, wiring: Wiring): Given => {
  const parts = [givenTables, givenQueues, givenWorkflows, givenSecrets, givenSms].map((give) =>
    give(contract, wiring),
  );
  return {
    environment: Object.assign(
      { ...wiring.environment, SERVICE: contract.name },
      ...parts.map((part) => part.environment),
    ),
    grants: parts.flatMap((part) => part.grants),
  };
};
