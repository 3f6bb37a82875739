import { RefusedByStore } from '#shared/store/errors.ts';
import { itemSize } from '#shared/store/item-size.ts';
import type { Attribute, Item } from '#shared/store/table.ts';

const MAX_ITEM_BYTES = 400 * 1024;

/** `atMost`: its size in bytes, reckoned quickly and never too low. */
export type StoredItem = { readonly item: Item; readonly atMost: number };

const listAtMost = (values: readonly (Attribute | undefined)[]): number =>
  values.reduce<number>((sum, value) => sum + 2 + attributeAtMost(value), 3);

/** A UTF-16 unit takes at most 3 bytes in UTF-8, and a number at most 21. */
const attributeAtMost = (value: Attribute | undefined): number => {
  if (typeof value === 'string') return value.length * 3;
  if (typeof value !== 'object' || value === null) return 21;
  if (Array.isArray(value)) return listAtMost(value);
  return Object.keys(value).join('').length * 3 + listAtMost(Object.values(value));
};

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;

/** Apart from what it was made of, and without what is undefined. */
const copyOf = (value: Attribute): Attribute => {
  if (isPlain(value)) return value;
  if (Array.isArray(value)) return value.map(copyOf);
  return copyOfMap(value as Readonly<Record<string, Attribute>>);
};

export const copyOfMap = (
  map: Readonly<Record<string, Attribute | undefined>>,
): Record<string, Attribute> => {
  const copy: Record<string, Attribute> = {};
  for (const name in map) {
    const value = map[name];
    if (value !== undefined) copy[name] = copyOf(value);
  }
  return copy;
};

/** Throws RefusedByStore when it is larger than DynamoDB allows. */
export const storedItem = (item: Item): StoredItem => {
  let atMost = 0;
  for (const name in item) atMost += name.length * 3 + attributeAtMost(item[name]);
  if (atMost > MAX_ITEM_BYTES && itemSize(item) > MAX_ITEM_BYTES)
    throw new RefusedByStore(`the item has ${itemSize(item)} bytes, more than ${MAX_ITEM_BYTES}`);
  return { item, atMost };
};
