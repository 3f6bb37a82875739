import type { Attribute, Key } from './table.ts';

const numberSize = (value: number): number => {
  const digits = String(Math.abs(value)).replace(/e.*$/, '').replace('.', '').length;
  return Math.ceil(digits / 2) + 1 + (value < 0 ? 1 : 0);
};

type Entries = Readonly<Record<string, Attribute | undefined>>;

const entriesSize = (entries: Entries): number => {
  let size = 0;
  for (const [name, value] of Object.entries(entries)) {
    if (value !== undefined) size += Buffer.byteLength(name) + attributeSize(value);
  }
  return size;
};

const nestedSize = (value: Exclude<Attribute, string | number | boolean | null>): number => {
  if (Array.isArray(value)) {
    return value.reduce<number>((size, element: Attribute) => size + 1 + attributeSize(element), 3);
  }
  // Array.isArray does not narrow readonly arrays away; what is left here is a map.
  const entries = value as Entries;
  return 3 + Object.keys(entries).length + entriesSize(entries);
};

const attributeSize = (value: Attribute): number => {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return numberSize(value);
  if (value === null || typeof value === 'boolean') return 1;
  return nestedSize(value);
};

/** Bytes by DynamoDB's rules: UTF-8 names and values. */
export const itemSize = (item: Entries): number => entriesSize(item);

/** Never less than `itemSize` of an item whose JSON without pk and sk is `body`; quickly known: a UTF-16 unit takes at most 3 bytes. */
export const itemSizeAtMost = (body: string, { pk, sk }: Key): number =>
  ('pksk'.length + pk.length + sk.length + body.length) * 3;
