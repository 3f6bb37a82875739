import type { DatabaseSync } from 'node:sqlite';
import { SCHEMA } from './schema.ts';

const BUSY_TIMEOUT_MILLIS = 2000;

const MOVE_INDEX_ENTRIES = `
  INSERT INTO item_keys SELECT table_name, pk, sk, id FROM item_rows ORDER BY table_name, pk, sk;
  INSERT INTO item_keys_state SELECT 1, coalesce(max(id), 0) FROM item_rows;
  INSERT INTO item_indexes
    SELECT x.table_name, index_name, partition, sort, x.pk, x.sk, k.id
    FROM index_items x JOIN item_keys k ON k.table_name = x.table_name AND k.pk = x.pk AND k.sk = x.sk;
  DROP TABLE index_items;
`;

/** The first layout had the items in the order of their keys. */
const FROM_FIRST_LAYOUT = `
  DROP INDEX IF EXISTS items_expiry;
  ALTER TABLE items RENAME TO items_by_key;
  ${SCHEMA}
  INSERT INTO item_rows (table_name, pk, sk, expires_at, body)
    SELECT table_name, pk, sk, expires_at, body FROM items_by_key;
  DROP TABLE items_by_key;
  ${MOVE_INDEX_ENTRIES}
`;

/** The second had rows as today, their keys in an index of SQLite's own. Its bodies have pk and sk, which does no harm. */
const FROM_SECOND_LAYOUT = `
  DROP INDEX items_key;
  ALTER TABLE items RENAME TO item_rows;
  ${SCHEMA}
  ${MOVE_INDEX_ENTRIES}
`;

const migrationOf = (database: DatabaseSync): string | undefined => {
  const items = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'items'").get();
  if (!items) return undefined;
  const id = database.prepare("SELECT 1 FROM pragma_table_info('items') WHERE name = 'id'").get();
  return id ? FROM_SECOND_LAYOUT : FROM_FIRST_LAYOUT;
};

/** All or nothing; another process that opens the file meanwhile waits, and finds nothing left to do. */
const migrate = (database: DatabaseSync): void => {
  if (migrationOf(database) === undefined) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    database.exec(migrationOf(database) ?? '');
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
};

/** A commit is on the disk when it returns: a machine that loses power loses nothing it has confirmed. */
export const prepareDatabase = (database: DatabaseSync): void => {
  database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MILLIS}`);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768');
  migrate(database);
  database.exec(SCHEMA);
};
