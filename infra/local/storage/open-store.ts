import type { Clock } from '#shared/kernel/time.ts';
import type { Table } from '#shared/store/table.ts';
import type { PlatformOptions } from '../options.ts';
import type { Storage } from './storage.ts';

type Options = Pick<PlatformOptions, 'dynamoDb' | 'wrapTable'>;

/** The store that was chosen: the SQLite file, or a DynamoDB endpoint. */
export const openStore = async (
  { dynamoDb, wrapTable = (table) => table }: Options,
  storage: Storage,
  clock: Clock,
): Promise<{ readonly table: Table; readonly close: () => void }> => {
  if (dynamoDb === undefined) {
    const { table, close } = storage.openTable(clock);
    return { table: wrapTable(table), close };
  }
  const { openDynamoDbStore } = await import('./dynamodb-store.ts');
  return { table: wrapTable(await openDynamoDbStore(dynamoDb, clock)), close: () => undefined };
};
