import { checkKey, checkPartition, checkSort } from './check-item.ts';
import { checkCondition } from './conditions.ts';
import { indexesOf, indexOf } from './definitions.ts';
import { RefusedByStore } from './errors.ts';
import type { ItemRef, Query, SortRange, TransactWrite, Update } from './table.ts';

const MAX_BATCH = 100;
export const MAX_TRANSACTION_BYTES = 4 * 1024 * 1024;
const MAX_TOKEN_LENGTH = 36;
const MAX_LIMIT = 1000;
const DEFAULT_LIMIT = 100;

export const refOf = (write: TransactWrite): ItemRef =>
  write.kind === 'put'
    ? { table: write.table, key: { pk: write.item.pk, sk: write.item.sk } }
    : { table: write.table, key: write.key };

// The length says where pk ends, so that no two keys make one text.
const slotOf = ({ table, key: { pk, sk } }: ItemRef): string => `${table} ${String(pk).length} ${pk}${sk}`;

/** Throws RefusedByStore when two of them are one item. */
export const checkDifferent = (refs: readonly ItemRef[]): void => {
  if (refs.length < 2) return;
  const seen = new Set(refs.map(slotOf));
  if (seen.size < refs.length) throw new RefusedByStore('the same item twice in one request');
};

/** Throws RefusedByStore unless there are 1 to 100 of them, all different. */
export const checkBatch = (refs: readonly ItemRef[]): void => {
  if (refs.length < 1 || refs.length > MAX_BATCH) {
    throw new RefusedByStore(`${refs.length} items in a request for 1 to ${MAX_BATCH}`);
  }
  checkDifferent(refs);
};

export const checkRef = ({ table, key }: ItemRef): void => {
  indexesOf(table);
  checkKey(key);
};

const checkUpdate = ({ set = {}, add = {}, remove = [] }: Update): void => {
  const names = [...Object.keys(set), ...Object.keys(add), ...remove];
  if (names.length === 0) throw new RefusedByStore('an update that changes nothing');
  if (new Set(names).size < names.length)
    throw new RefusedByStore('an update that changes an attribute twice');
  if (names.includes('pk') || names.includes('sk')) throw new RefusedByStore('an update of the key');
  if (Object.values(set).includes(undefined as never))
    throw new RefusedByStore('an update that sets undefined');
};

/** Throws RefusedByStore for a write that no data could make right. */
export const checkWrite = (write: TransactWrite): void => {
  checkRef(refOf(write));
  if (write.kind === 'update') checkUpdate(write);
  if (write.if) checkCondition(write.if);
};

export const checkToken = (token: string): void => {
  if (token === '' || token.length > MAX_TOKEN_LENGTH)
    throw new RefusedByStore('a token has 1 to 36 characters');
};

const checkRange = (range: SortRange): void => {
  const bounds: readonly string[] = Object.values(range).flat();
  for (const bound of bounds) checkSort('sort', bound);
  if (
    'between' in range &&
    Buffer.compare(Buffer.from(range.between[0]), Buffer.from(range.between[1])) > 0
  ) {
    throw new RefusedByStore('between bounds in the wrong order');
  }
};

/** The page size to use. Throws RefusedByStore for a query that DynamoDB would refuse. */
export const checkQuery = (query: Query): number => {
  indexesOf(query.table);
  if (query.index) indexOf(query.table, query.index);
  if (query.index && query.consistent) throw new RefusedByStore('an index is never consistent');
  checkPartition('partition', query.partition);
  if (query.sort) checkRange(query.sort);
  const limit = query.limit ?? DEFAULT_LIMIT;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT)
    throw new RefusedByStore(`a limit of ${limit}`);
  return limit;
};
