/** One mistake in an uploaded sheet: `row` counts the header as 1, `column` is the heading as uploaded, `message` says how to mend it. */
export type RowError = {
  readonly row?: number;
  readonly column?: string;
  readonly code: string;
  readonly message: string;
};

/** What is wrong with one value, before it is known where it stands. */
export type Flaw = { readonly code: string; readonly message: string };

/** The sheet as a whole cannot be used; nothing of it is kept. */
export type SheetError = {
  readonly kind: 'too_many_rows' | 'file_too_large' | 'unusable_manifest';
  readonly errors: readonly RowError[];
};

export const unusable = (
  code: string,
  message: string,
  where: { row?: number; column?: string } = {},
): SheetError => ({
  kind: 'unusable_manifest',
  errors: [{ ...where, code, message }],
});
