import { createHash } from 'node:crypto';
import { InvalidCursor } from './errors.ts';
import type { Query } from './table.ts';

/** Where a page ended; `sort` is the index's sort value, equal to `sk` without an index. */
export type Position = { readonly pk: string; readonly sk: string; readonly sort: string };

const fingerprint = ({ table, index, partition, sort, descending }: Query): string =>
  createHash('sha256')
    .update(JSON.stringify([table, index, partition, sort, descending === true]))
    .digest('base64url')
    .slice(0, 16);

export const writeCursor = (query: Query, { pk, sk, sort }: Position): string =>
  Buffer.from(JSON.stringify([fingerprint(query), pk, sk, sort])).toString('base64url');

const parse = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
};

/** Throws InvalidCursor when the text is not a cursor, or was made for another query. */
export const readCursor = (query: Query, cursor: string): Position => {
  const parts = parse(cursor);
  if (!Array.isArray(parts) || parts.length !== 4) throw new InvalidCursor('not a cursor');
  const [made, pk, sk, sort]: readonly unknown[] = parts;
  const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
  if (!isText(pk) || !isText(sk) || !isText(sort)) throw new InvalidCursor('not a cursor');
  if (made !== fingerprint(query)) throw new InvalidCursor('a cursor of another query');
  return { pk, sk, sort };
};
