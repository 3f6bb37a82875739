import * as z from 'zod';

/** Crockford's base 32, as ULIDs are written. */
export const ulid = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);

/** Somebody's words, without blanks around them. */
export const words = (max: number) => z.string().trim().min(1).max(max);

/** From the page before. */
export const cursor = z.string().min(1).max(2000);

/** How many on a page, 1 to `most` (below 1,000). From the query string, so a text first. */
export const pageLimit = (most: number) =>
  z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(most));
