import { inject } from 'vitest';
import type { Clock } from '#shared/kernel/time.ts';
import { openSqliteTable } from '#shared/store/sqlite-table.ts';
import type { Table } from '#shared/store/table.ts';
import { type LocalDynamoDb, openLocalDynamoDb } from './dynamodb-tables.ts';

export type TestTable = Table & { readonly close: () => void };

/** Tests want their table at once; DynamoDB Local makes it on first use. */
const onDynamoDb = (endpoint: string, clock: Clock): TestTable => {
  let opened: Promise<LocalDynamoDb> | undefined;
  const ready = async (): Promise<Table> => {
    opened ??= openLocalDynamoDb(endpoint);
    return (await opened).table(clock);
  };
  return {
    get: async (...given) => (await ready()).get(...given),
    batchGet: async (...given) => (await ready()).batchGet(...given),
    query: async (...given) => (await ready()).query(...given),
    write: async (...given) => (await ready()).write(...given),
    writeEach: async (...given) => (await ready()).writeEach(...given),
    transact: async (...given) => (await ready()).transact(...given),
    close: () => void opened?.then((local) => local.close()),
  };
};

/** Empty tables: SQLite in memory, or DynamoDB Local in the suites that run there. */
export const openTestTable = (clock: Clock): TestTable => {
  const endpoint: string | undefined = inject('dynamoDbEndpoint');
  return endpoint === undefined ? openSqliteTable({ path: ':memory:', clock }) : onDynamoDb(endpoint, clock);
};
