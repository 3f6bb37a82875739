import { checkValue } from './check-value.ts';
import { indexesOf } from './definitions.ts';
import { RefusedByStore } from './errors.ts';
import { itemSize, itemSizeAtMost } from './item-size.ts';
import type { Item, Key, Update } from './table.ts';

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

/** Throws RefusedByStore when DynamoDB would not store such an item, whatever its size. */
export const checkItem = (table: string, item: Item): void => {
  checkKey(item);
  checkIndexAttributes(table, item);
  if (Object.hasOwn(item, '')) throw new RefusedByStore('an attribute without a name');
  for (const name in item) checkValue(item[name]);
};

/** The same for an item that was stored and is now as the update leaves it: looks at what changed, and at the indexes. */
export const checkChanged = ({ table, set = {}, add = {} }: Update, after: Item): void => {
  checkIndexAttributes(table, after);
  if (Object.hasOwn(after, '')) throw new RefusedByStore('an attribute without a name');
  for (const name of Object.keys(set)) checkValue(after[name]);
  for (const name of Object.keys(add)) checkValue(after[name]);
};

/** `body` is the item as JSON, without pk and sk. Throws RefusedByStore when the item is larger than 400 KB. */
export const checkItemSize = (body: string, item: Item): void => {
  if (itemSizeAtMost(body, item) <= MAX_ITEM_BYTES) return;
  const size = itemSize(item);
  if (size > MAX_ITEM_BYTES)
    throw new RefusedByStore(`the item has ${size} bytes, more than ${MAX_ITEM_BYTES}`);
};
