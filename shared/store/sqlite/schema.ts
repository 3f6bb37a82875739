import type { DatabaseSync } from 'node:sqlite';

const BUSY_TIMEOUT_MILLIS = 2000;

// Text compares by UTF-8 bytes (BINARY), as DynamoDB's keys do.
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS items (
    table_name TEXT NOT NULL, pk TEXT NOT NULL, sk TEXT NOT NULL, body TEXT NOT NULL, expires_at REAL,
    PRIMARY KEY (table_name, pk, sk)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS index_items (
    table_name TEXT NOT NULL, index_name TEXT NOT NULL, partition TEXT NOT NULL, sort TEXT NOT NULL,
    pk TEXT NOT NULL, sk TEXT NOT NULL,
    PRIMARY KEY (table_name, index_name, partition, sort, pk, sk)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS items_expiry ON items (expires_at) WHERE expires_at IS NOT NULL;
  CREATE TABLE IF NOT EXISTS tokens (
    token TEXT PRIMARY KEY, request TEXT NOT NULL, expires_at REAL NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS tokens_expiry ON tokens (expires_at);
`;

/** A commit is on the disk when it returns: a machine that loses power loses nothing it has confirmed. */
export const prepareDatabase = (database: DatabaseSync): void => {
  database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MILLIS}`);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536');
  database.exec(SCHEMA);
};
