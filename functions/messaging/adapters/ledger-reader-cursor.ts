import { createHash } from 'node:crypto';
import * as z from 'zod';
import { InvalidCursor } from '#shared/store/errors.ts';
import type { SearchBy } from '../domain/search.ts';

/** Where a page ended: the store's own page, and the last batch or message of it that was shown. */
export type Position = { readonly page?: string; readonly after?: string };

const stored = z.tuple([z.string(), z.string().nullable(), z.string().nullable()]);

// The digest keeps a phone out of the cursor, and a cursor to its own search.
const digestOf = (by: SearchBy): string =>
  createHash('sha256').update(JSON.stringify(by)).digest('base64url').slice(0, 16);

export const writePosition = (by: SearchBy, { page, after }: Position): string =>
  Buffer.from(JSON.stringify([digestOf(by), page ?? null, after ?? null])).toString('base64url');

const parse = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
};

/** Throws InvalidCursor when the text is not a cursor, or was made for another search. */
export const readPosition = (by: SearchBy, cursor: string | undefined): Position => {
  if (cursor === undefined) return {};
  const read = stored.safeParse(parse(cursor));
  if (!read.success) throw new InvalidCursor('not a cursor');
  const [digest, page, after] = read.data;
  if (digest !== digestOf(by)) throw new InvalidCursor('a cursor of another search');
  return { ...(page === null ? {} : { page }), ...(after === null ? {} : { after }) };
};
