import { indexesOf } from '../definitions.ts';
import { itemSize } from '../item-size.ts';
import type { Item } from '../table.ts';
import type { IndexDefinition, TableName } from '../tables.ts';

/*
 * What DynamoDB bills on demand, by the developer guide:
 * - "DynamoDB read and write operations" (capacity unit consumption): a write request unit is 1 KB of the larger of the item
 *   before and after, also for a condition that fails; a read request unit is 4 KB read consistently, half of one otherwise.
 * - "Using global secondary indexes" (write capacity units): what a write to the table costs in an index.
 * - "DynamoDB item sizes and formats": 100 bytes of overhead for every item and index entry that is stored.
 */
const WRITE_UNIT_BYTES = 1024;
const READ_UNIT_BYTES = 4096;
const OVERHEAD_BYTES = 100;

const sizeOf = (item: Item | undefined): number => (item === undefined ? 0 : itemSize(item));

const writeUnitsOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / WRITE_UNIT_BYTES));

/** One write to the table itself, made or refused. What is not there is the smallest unit. */
export const tableWriteUnits = (before: Item | undefined, after: Item | undefined): number =>
  writeUnitsOf(Math.max(sizeOf(before), sizeOf(after)));

/** `bytes` is one item, or all items of a query's page. Nothing found is the smallest unit. */
export const readUnits = (bytes: number, consistent: boolean): number =>
  Math.max(1, Math.ceil(bytes / READ_UNIT_BYTES)) * (consistent ? 1 : 0.5);

/** What the index holds of an item: undefined unless the item has both attributes. */
const entryIn = (index: IndexDefinition, item: Item | undefined): Item | undefined => {
  const [partition, sort] = [item?.[index.partition], item?.[index.sort]];
  if (item === undefined || partition === undefined || sort === undefined) return undefined;
  if (!index.keysOnly) return item;
  return { pk: item.pk, sk: item.sk, [index.partition]: partition, [index.sort]: sort };
};

const sameKey = (index: IndexDefinition, before: Item, after: Item): boolean =>
  before[index.partition] === after[index.partition] && before[index.sort] === after[index.sort];

const sameAttributes = (before: Item, after: Item): boolean => {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].every((name) => JSON.stringify(before[name]) === JSON.stringify(after[name]));
};

const entryUnits = (index: IndexDefinition, before: Item | undefined, after: Item | undefined): number => {
  if (before === undefined || after === undefined)
    return before === after ? 0 : writeUnitsOf(sizeOf(before ?? after));
  // An entry whose key changes is deleted and put anew.
  if (!sameKey(index, before, after)) return writeUnitsOf(sizeOf(before)) + writeUnitsOf(sizeOf(after));
  return sameAttributes(before, after) ? 0 : writeUnitsOf(Math.max(sizeOf(before), sizeOf(after)));
};

/** What the table's indexes take for one write that was made. */
export const indexWriteUnits = (
  table: TableName,
  before: Item | undefined,
  after: Item | undefined,
): number =>
  indexesOf(table).reduce(
    (units, [, index]) => units + entryUnits(index, entryIn(index, before), entryIn(index, after)),
    0,
  );

/** What is stored of an item in the table and its indexes. */
export const storedBytes = (table: TableName, item: Item | undefined): number => {
  const entries = indexesOf(table).map(([, index]) => entryIn(index, item));
  return [item, ...entries].reduce(
    (bytes, stored) => bytes + (stored === undefined ? 0 : itemSize(stored) + OVERHEAD_BYTES),
    0,
  );
};
