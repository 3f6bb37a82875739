/** Above any manifest seen in the field (327 people); bounds the work of one upload. */
export const MAX_ROWS = 5_000;
export const MAX_BYTES = 4 * 1024 * 1024;
export const MAX_COLUMNS = 60;
export const MAX_CELL = 1_000;

/** More line breaks than this in one cell means a quotation mark that was never closed and has swallowed rows. */
export const MAX_LINE_BREAKS = 5;

export const ADULT_AGE = 18;
export const MAX_AGE = 120;
