import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type IndexDefinition, type TableName, tables } from '#shared/store/tables.ts';

const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:ConditionCheckItem'];
const WRITE = [...READ, 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'];

/** The least a function needs on one table: named actions on the table and on each of its indexes by name. */
export const tableGrant = (name: TableName, table: Table, access: 'read' | 'write'): PolicyStatement => {
  const indexes: Readonly<Record<string, IndexDefinition>> = tables[name].indexes;
  return new PolicyStatement({
    actions: access === 'read' ? READ : WRITE,
    resources: [table.tableArn, ...Object.keys(indexes).map((index) => `${table.tableArn}/index/${index}`)],
  });
};

/** DynamoDB asks for these in the caller's name when the table has a customer key. */
export const tableKeyGrant = (key: IKey): PolicyStatement =>
  new PolicyStatement({
    actions: [
      'kms:Encrypt',
      'kms:Decrypt',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
      'kms:GenerateDataKey',
      'kms:DescribeKey',
    ],
    resources: [key.keyArn],
  });

export const sendGrant = (queueArn: string, key: IKey): PolicyStatement[] => [
  new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queueArn] }),
  new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key.keyArn] }),
];

export const startGrant = (workflowArn: string): PolicyStatement =>
  new PolicyStatement({ actions: ['states:StartExecution'], resources: [workflowArn] });

/** A phone number has no ARN, so the resource cannot be named; topics and applications are denied instead. */
export const smsGrants = (): PolicyStatement[] => [
  new PolicyStatement({ actions: ['sns:Publish'], notResources: ['arn:aws:sns:*:*:*'] }),
];

/** A customer key opens the value in the caller's name. */
export const secretGrants = (secretArn: string, key: IKey): PolicyStatement[] => [
  new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secretArn] }),
  new PolicyStatement({ actions: ['kms:Decrypt'], resources: [key.keyArn] }),
];

/** The list belongs to the account and has no ARN. */
export const smsOptOutGrant = (): PolicyStatement =>
  new PolicyStatement({ actions: ['sns:ListPhoneNumbersOptedOut'], resources: ['*'] });

/** The attribute of a log group ends in `:*`, its streams; the policy names no pattern of its own. */
export const logGrant = (logGroupArn: string): PolicyStatement =>
  new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroupArn] });
