import { indexesOf } from './definitions.ts';
import { RefusedByStore } from './errors.ts';
import { itemSize } from './item-size.ts';
import type { Item, Key } from './table.ts';

const MAX_ITEM_BYTES = 400 * 1024;
const MAX_PARTITION_BYTES = 2048;
const MAX_SORT_BYTES = 1024;

const checkKeyText = (name: string, value: unknown, maxBytes: number): void => {
  if (typeof value !== 'string' || value === '')
    throw new RefusedByStore(`${name} must be a non-empty string`);
  // A UTF-16 unit takes at most 3 bytes, so short keys need no count.
  if (value.length * 3 > maxBytes && Buffer.byteLength(value) > maxBytes) {
    throw new RefusedByStore(`${name} is longer than ${maxBytes} bytes`);
  }
};

export const checkPartition = (name: string, value: unknown): void =>
  checkKeyText(name, value, MAX_PARTITION_BYTES);
export const checkSort = (name: string, value: unknown): void => checkKeyText(name, value, MAX_SORT_BYTES);

export const checkKey = (key: Key): void => {
  checkPartition('pk', key.pk);
  checkSort('sk', key.sk);
};

const checkIndexAttributes = (table: string, item: Item): void => {
  for (const [, index] of indexesOf(table)) {
    const partition = item[index.partition];
    const sort = item[index.sort];
    if (partition !== undefined) checkPartition(index.partition, partition);
    if (sort !== undefined) checkSort(index.sort, sort);
  }
};

/** The item's size in bytes. Throws RefusedByStore when DynamoDB would not store it. */
export const checkItem = (table: string, item: Item): number => {
  checkKey(item);
  checkIndexAttributes(table, item);
  if (Object.hasOwn(item, '')) throw new RefusedByStore('an attribute without a name');
  const size = itemSize(item);
  if (size > MAX_ITEM_BYTES)
    throw new RefusedByStore(`the item has ${size} bytes, more than ${MAX_ITEM_BYTES}`);
  return size;
};
