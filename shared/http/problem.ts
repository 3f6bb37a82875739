/** One mistake in an upload or a form. Rows count from 1 and include the header line; `column` is the name as uploaded. */
export type FieldError = {
  readonly row?: number;
  readonly column?: string;
  readonly code: string;
  readonly message: string;
};

/** An RFC 9457 problem: `code` is stable English snake_case for programs, `detail` is Indonesian for people. */
export type Problem = {
  readonly kind: 'problem';
  readonly status: 400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  /** Further members of the document, such as what was kept of an upload. Never personal data of others. */
  readonly extra?: Readonly<Record<string, unknown>>;
};

export const problem = (
  status: Problem['status'],
  code: string,
  detail: string,
  more: { readonly errors?: readonly FieldError[]; readonly extra?: Readonly<Record<string, unknown>> } = {},
): Problem => ({ kind: 'problem', status, code, detail, ...more });
