import { CreateTableCommand, type DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { type DynamoDbClientOptions, dynamoDbClient } from '#shared/aws/dynamodb-client.ts';
import type { Clock } from '#shared/kernel/time.ts';
import { indexesOf } from '#shared/store/definitions.ts';
import { dynamoDbTable } from '#shared/store/dynamodb-table.ts';
import type { Table } from '#shared/store/table.ts';
import { type TableName, tables } from '#shared/store/tables.ts';

const names = Object.keys(tables) as TableName[];

const tableNames = Object.fromEntries(names.map((name) => [name, `sapa-${name}`])) as Record<
  TableName,
  string
>;

const keySchema = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  { AttributeName: sort, KeyType: 'RANGE' as const },
];

const creation = (name: TableName): CreateTableCommand => {
  const indexes = indexesOf(name);
  const keys = new Set(['pk', 'sk', ...indexes.flatMap(([, { partition, sort }]) => [partition, sort])]);
  return new CreateTableCommand({
    TableName: tableNames[name],
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...keys].map((key) => ({ AttributeName: key, AttributeType: 'S' })),
    KeySchema: keySchema('pk', 'sk'),
    ...(indexes.length === 0
      ? {}
      : {
          GlobalSecondaryIndexes: indexes.map(([index, { partition, sort, keysOnly }]) => ({
            IndexName: index,
            KeySchema: keySchema(partition, sort),
            Projection: { ProjectionType: keysOnly ? 'KEYS_ONLY' : 'ALL' },
          })),
        }),
  });
};

const createIfMissing = async (client: DynamoDBClient, name: TableName) => {
  try {
    await client.send(creation(name));
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ResourceInUseException') throw error;
  }
  await waitUntilTableExists({ client, maxWaitTime: 30 }, { TableName: tableNames[name] });
};

/** The tables on any DynamoDB endpoint, created when they are missing. */
export const openDynamoDbStore = async (options: DynamoDbClientOptions, clock: Clock): Promise<Table> => {
  const client = dynamoDbClient(options);
  await Promise.all(names.map((name) => createIfMissing(client, name)));
  return dynamoDbTable({ client, tableNames, clock });
};
