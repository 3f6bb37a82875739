import { withFaultyWrites } from './faults/faulty-writes.ts';
import { withLaggingIndexes } from './faults/lagging-indexes.ts';
import type { StoreFaults } from './faults/store-faults.ts';
import { openPlainSqliteTable, type SqliteOptions, type SqliteTable } from './sqlite/open.ts';

export type { SqliteTable } from './sqlite/open.ts';

/**
 * The store in one file, or in memory, on Node's own SQLite; it refuses what DynamoDB would refuse.
 * Throws when the file cannot be opened. `faults` is for tests.
 */
export const openSqliteTable = ({
  faults,
  ...options
}: SqliteOptions & { readonly faults?: StoreFaults }): SqliteTable => {
  const plain = openPlainSqliteTable(options);
  if (!faults) return plain;
  const { onWrite, indexDelayMillis } = faults;
  const replica = indexDelayMillis
    ? openPlainSqliteTable({ path: ':memory:', clock: options.clock })
    : undefined;
  const lagging =
    indexDelayMillis && replica ? withLaggingIndexes(plain, replica, indexDelayMillis, options.clock) : plain;
  const close = (): void => {
    replica?.close();
    plain.close();
  };
  return { ...(onWrite ? withFaultyWrites(lagging, onWrite) : lagging), database: plain.database, close };
};
