import type { Item, Key } from '../table.ts';

/** An item as it is stored. */
export type Kept = {
  /** Shares nothing with the caller's object, and is shown to nobody. */
  readonly item: Item;
  /** The item as JSON, without pk and sk. */
  readonly body: string;
};

const startOf = ({ pk, sk }: Key): string => `{"pk":${JSON.stringify(pk)},"sk":${JSON.stringify(sk)}`;

/** A new object each time. A body may have pk and sk, as those of earlier layouts do; they are the same. */
export const itemIn = (body: string, key: Key): Item => {
  const start = startOf(key) + (body.startsWith('{}') ? '' : ',');
  // Bodies are written by this module alone, from items that were checked.
  return JSON.parse(start + body.slice(1)) as Item;
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Puts copies in the place of all objects. */
const separate = (record: Record<string, unknown>): void => {
  for (const name in record) {
    const value = record[name];
    if (isObject(value)) record[name] = copyOf(value);
  }
};

const copyOf = (value: object): object => {
  if (Array.isArray(value)) return value.map((part) => (isObject(part) ? copyOf(part) : part));
  const copy: Record<string, unknown> = { ...value };
  separate(copy);
  return copy;
};

/** What becomes of the caller's object is not stored. */
export const kept = ({ pk, sk, ...attributes }: Item): Kept => {
  separate(attributes);
  return { item: { ...attributes, pk, sk }, body: JSON.stringify(attributes) };
};

/** Most items grow a little when they change, and a row that does not fit its page any more splits it. */
const GROWTH = 1.25;

/** The body with spaces behind it, which JSON ignores: as long as the row's body is, or with room to grow. */
export const inRoom = (body: string, room = 0): string =>
  body.padEnd(body.length <= room ? room : Math.ceil(body.length * GROWTH));
