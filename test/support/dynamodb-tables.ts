import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoDbClient } from '#shared/aws/dynamodb-client.ts';
import type { Clock } from '#shared/kernel/time.ts';
import { dynamoDbTable } from '#shared/store/dynamodb-table.ts';
import type { Table } from '#shared/store/table.ts';
import { type IndexDefinition, type TableDefinition, type TableName, tables } from '#shared/store/tables.ts';

const keySchema = ({ partition, sort }: IndexDefinition) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  { AttributeName: sort, KeyType: 'RANGE' as const },
];

const TABLE_KEY: IndexDefinition = { partition: 'pk', sort: 'sk' };

const tableInput = (TableName: string, { indexes }: TableDefinition): CreateTableCommandInput => {
  const attributes = new Set(
    [TABLE_KEY, ...Object.values(indexes)].flatMap((key) => [key.partition, key.sort]),
  );
  const GlobalSecondaryIndexes = Object.entries(indexes).map(([IndexName, key]) => ({
    IndexName,
    KeySchema: keySchema(key),
    Projection: { ProjectionType: key.keysOnly ? ('KEYS_ONLY' as const) : ('ALL' as const) },
  }));
  return {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(TABLE_KEY),
    AttributeDefinitions: [...attributes].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    ...(GlobalSecondaryIndexes.length > 0 && { GlobalSecondaryIndexes }),
  };
};

export type LocalDynamoDb = {
  readonly client: DynamoDBDocumentClient;
  readonly tableNames: Readonly<Record<TableName, string>>;
  /** Any number of ports on the same tables, each with its own clock. */
  readonly table: (clock: Clock) => Table;
  readonly close: () => void;
};

const LOCAL = {
  region: 'ap-southeast-3',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
};

const createTables = async (endpoint: string, prefix: string): Promise<Record<TableName, string>> => {
  const client = new DynamoDBClient({ ...LOCAL, endpoint });
  const names = Object.entries(tables).map(async ([name, definition]) => {
    await client.send(new CreateTableCommand(tableInput(`${prefix}-${name}`, definition)));
    return [name, `${prefix}-${name}`];
  });
  const created = Object.fromEntries(await Promise.all(names));
  client.destroy();
  return created;
};

/** Empty tables of its own on DynamoDB Local, made from the one definition. */
export const openLocalDynamoDb = async (endpoint: string): Promise<LocalDynamoDb> => {
  const prefix = `t${crypto.randomUUID().slice(0, 8)}`;
  const tableNames = await createTables(endpoint, prefix);
  const client = dynamoDbClient({ ...LOCAL, endpoint, answerMillis: 60_000 });
  return {
    client,
    tableNames,
    table: (clock) => dynamoDbTable({ client, tableNames, clock }),
    close: () => client.destroy(),
  };
};
