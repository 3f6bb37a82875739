import type { DatabaseSync } from 'node:sqlite';

const BUSY_TIMEOUT_MILLIS = 2000;

/**
 * Text compares by UTF-8 bytes (BINARY), as DynamoDB's keys do. Items lie in the order in which they came, and what finds
 * them is small: keys come in no order, and a commit writes every page that it touched.
 */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS items (
    id INTEGER PRIMARY KEY, table_name TEXT NOT NULL, pk TEXT NOT NULL, sk TEXT NOT NULL, expires_at REAL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS items_key ON items (table_name, pk, sk);
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

/** The first layout had the items in the order of their keys. */
const FROM_FIRST_LAYOUT = `
  BEGIN IMMEDIATE;
  DROP INDEX IF EXISTS items_expiry;
  ALTER TABLE items RENAME TO items_by_key;
  ${SCHEMA}
  INSERT INTO items (table_name, pk, sk, expires_at, body)
    SELECT table_name, pk, sk, expires_at, body FROM items_by_key;
  DROP TABLE items_by_key;
  COMMIT;
`;

const hasFirstLayout = (database: DatabaseSync): boolean => {
  const columns = database.prepare("SELECT name FROM pragma_table_info('items')").all();
  return columns.length > 0 && columns.every(({ name }) => name !== 'id');
};

/** A commit is on the disk when it returns: a machine that loses power loses nothing it has confirmed. */
export const prepareDatabase = (database: DatabaseSync): void => {
  database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MILLIS}`);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768');
  database.exec(hasFirstLayout(database) ? FROM_FIRST_LAYOUT : SCHEMA);
};
