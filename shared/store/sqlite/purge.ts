import type { DatabaseSync } from 'node:sqlite';
import type { TableName } from '../tables.ts';
import { type Rows, storedOf } from './rows.ts';

const INTERVAL_MILLIS = 60_000;
const AT_ONCE = 100;

/** Removes what has expired: at most once a minute and a hundred items at a time, so that no write waits long for it. */
export const openPurge = (database: DatabaseSync, rows: Rows) => {
  const expired = database.prepare(
    'SELECT id, table_name, pk, sk, body, expires_at FROM item_rows WHERE expires_at <= ? LIMIT ?',
  );
  const forget = database.prepare('DELETE FROM tokens WHERE expires_at <= ?');
  let next = 0;
  return (nowMillis: number): void => {
    if (nowMillis < next) return;
    next = nowMillis + INTERVAL_MILLIS;
    forget.run(nowMillis);
    for (const row of expired.all(nowMillis / 1000, AT_ONCE)) {
      // Only table names of the port are ever written there.
      const table = row['table_name'] as TableName;
      const ref = { table, key: { pk: String(row['pk']), sk: String(row['sk']) } };
      rows.apply({ ...ref, before: storedOf(row, ref), after: undefined });
    }
  };
};
