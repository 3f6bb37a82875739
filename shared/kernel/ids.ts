/** Where identifiers and secrets come from; injected, so that tests can name them. */
export type Ids = {
  /** A ULID: sortable by time, 80 random bits. */
  readonly id: () => string;
  /** 11 base62 characters, 65 random bits: the secret of a short link. */
  readonly token: () => string;
};
