/**
 * Text compares by UTF-8 bytes (BINARY), as DynamoDB's keys do. Rows lie in the order in which they came, and what finds
 * them is small: keys come in no order, and a commit writes every page that it touched. The key index has the keys of the
 * rows up to the state's `up_to`, and may have further ones: see keys.ts. Bodies are JSON without pk and sk: see body.ts.
 *
 * `items` is for people and audits that look into the file; nothing is written through it.
 */
export const SCHEMA = `
  CREATE TABLE IF NOT EXISTS item_rows (
    id INTEGER PRIMARY KEY, table_name TEXT NOT NULL, pk TEXT NOT NULL, sk TEXT NOT NULL, expires_at REAL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS item_keys (
    table_name TEXT NOT NULL, pk TEXT NOT NULL, sk TEXT NOT NULL, id INTEGER NOT NULL,
    PRIMARY KEY (table_name, pk, sk)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS item_keys_state (one INTEGER PRIMARY KEY CHECK (one = 1), up_to INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS item_indexes (
    table_name TEXT NOT NULL, index_name TEXT NOT NULL, partition TEXT NOT NULL, sort TEXT NOT NULL,
    pk TEXT NOT NULL, sk TEXT NOT NULL, id INTEGER NOT NULL,
    PRIMARY KEY (table_name, index_name, partition, sort, pk, sk)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS items_expiry ON item_rows (expires_at) WHERE expires_at IS NOT NULL;
  CREATE TABLE IF NOT EXISTS tokens (
    token TEXT PRIMARY KEY, request TEXT NOT NULL, expires_at REAL NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS tokens_expiry ON tokens (expires_at);
  CREATE VIEW IF NOT EXISTS items AS
    SELECT id, table_name, pk, sk, expires_at, json_set(body, '$.pk', pk, '$.sk', sk) AS body FROM item_rows;
`;
