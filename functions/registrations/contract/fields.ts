import * as z from 'zod';

/** Crockford's base 32, as ULIDs are written. */
export const ulid = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);

export const words = (max: number) => z.string().trim().min(1).max(max);

export const cursor = z.string().min(1).max(2048);

/** From the query string, so a text first. */
export const pageLimit = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(200));
