import { RefusedByStore } from './errors.ts';
import type { Attribute } from './table.ts';

const MAX_DEPTH = 32;
/** The smallest magnitude that DynamoDB keeps; the largest is JavaScript's, beyond which integers are not exact. */
const MIN_MAGNITUDE = 1e-130;

const numberSize = (value: number): number => {
  const magnitude = Math.abs(value);
  if (!(magnitude <= Number.MAX_SAFE_INTEGER) || (magnitude !== 0 && magnitude < MIN_MAGNITUDE)) {
    throw new RefusedByStore(`the number ${value} cannot be stored exactly`);
  }
  const digits = String(magnitude).replace(/e.*$/, '').replace('.', '').length;
  return Math.ceil(digits / 2) + 1 + (value < 0 ? 1 : 0);
};

type Entries = Readonly<Record<string, Attribute | undefined>>;

const entriesSize = (entries: Entries, depth: number): number => {
  let size = 0;
  for (const [name, value] of Object.entries(entries)) {
    if (value !== undefined) size += Buffer.byteLength(name) + attributeSize(value, depth);
  }
  return size;
};

const nestedSize = (value: Exclude<Attribute, string | number | boolean | null>, depth: number): number => {
  if (depth > MAX_DEPTH) throw new RefusedByStore(`values nest deeper than ${MAX_DEPTH} levels`);
  if (Array.isArray(value)) {
    return value.reduce<number>(
      (size, element: Attribute) => size + 1 + attributeSize(element, depth + 1),
      3,
    );
  }
  // Array.isArray does not narrow readonly arrays away; what is left here is a map.
  const entries = value as Entries;
  return 3 + Object.keys(entries).length + entriesSize(entries, depth + 1);
};

const attributeSize = (value: Attribute, depth: number): number => {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return numberSize(value);
  if (value === null || typeof value === 'boolean') return 1;
  return nestedSize(value, depth);
};

/** Bytes by DynamoDB's rules: UTF-8 names and values. Throws RefusedByStore for values it cannot hold. */
export const itemSize = (item: Entries): number => entriesSize(item, 1);
