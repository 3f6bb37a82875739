import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type Position, readCursor, writeCursor } from '../cursor.ts';
import type { Item, Page, Query, SortRange } from '../table.ts';
import { itemOf } from './rows.ts';

/** DynamoDB ends a page before it grows past 1 MB. */
const MAX_PAGE_BYTES = 1024 * 1024;

/** The last character there is: what begins with `p` sorts between `p` and `p` with this behind it. */
const LAST_CHARACTER = '\u{10FFFF}';

type Clause = { readonly sql: string; readonly values: readonly string[] };

const rangeClause = (range: SortRange | undefined, column: string): Clause => {
  if (!range) return { sql: '', values: [] };
  if ('equals' in range) return { sql: ` AND ${column} = ?`, values: [range.equals] };
  if ('between' in range) return { sql: ` AND ${column} BETWEEN ? AND ?`, values: range.between };
  if ('atLeast' in range) return { sql: ` AND ${column} >= ?`, values: [range.atLeast] };
  if ('atMost' in range) return { sql: ` AND ${column} <= ?`, values: [range.atMost] };
  if ('lessThan' in range) return { sql: ` AND ${column} < ?`, values: [range.lessThan] };
  if ('greaterThan' in range) return { sql: ` AND ${column} > ?`, values: [range.greaterThan] };
  const prefix = range.beginsWith;
  return { sql: ` AND ${column} BETWEEN ? AND ?`, values: [prefix, prefix + LAST_CHARACTER] };
};

const NOT_EXPIRED = ' AND (i.expires_at IS NULL OR i.expires_at > ?)';

const fromTable = (query: Query, after: Position | undefined): { sql: string; values: readonly string[] } => {
  const range = rangeClause(query.sort, 'i.sk');
  const further = query.descending ? ' AND i.sk < ?' : ' AND i.sk > ?';
  return {
    sql: `SELECT i.body, i.pk, i.sk, i.sk AS sort FROM items i
      WHERE i.table_name = ? AND i.pk = ?${range.sql}${after ? further : ''}${NOT_EXPIRED}
      ORDER BY i.sk ${query.descending ? 'DESC' : 'ASC'} LIMIT ?`,
    values: [query.table, query.partition, ...range.values, ...(after ? [after.sk] : [])],
  };
};

const fromIndex = (
  query: Query,
  index: string,
  after: Position | undefined,
): { sql: string; values: readonly string[] } => {
  const range = rangeClause(query.sort, 'x.sort');
  const further = ` AND (x.sort, x.pk, x.sk) ${query.descending ? '<' : '>'} (?, ?, ?)`;
  const direction = query.descending ? 'DESC' : 'ASC';
  return {
    sql: `SELECT i.body, i.pk, i.sk, x.sort FROM index_items x
      JOIN items i ON i.table_name = x.table_name AND i.pk = x.pk AND i.sk = x.sk
      WHERE x.table_name = ? AND x.index_name = ? AND x.partition = ?${range.sql}${after ? further : ''}${NOT_EXPIRED}
      ORDER BY x.sort ${direction}, x.pk ${direction}, x.sk ${direction} LIMIT ?`,
    values: [
      query.table,
      index,
      query.partition,
      ...range.values,
      ...(after ? [after.sort, after.pk, after.sk] : []),
    ],
  };
};

const positionOf = (row: Record<string, unknown>): Position => ({
  pk: String(row['pk']),
  sk: String(row['sk']),
  sort: String(row['sort']),
});

type Gathered = { readonly items: Item[]; readonly last: Position | undefined; readonly full: boolean };

const gather = (rows: Iterable<Record<string, unknown>>, limit: number): Gathered => {
  const items: Item[] = [];
  let bytes = 0;
  let last: Position | undefined;
  for (const row of rows) {
    bytes += Buffer.byteLength(String(row['body']));
    if (last && bytes > MAX_PAGE_BYTES) return { items, last, full: true };
    items.push(itemOf(row['body']));
    last = positionOf(row);
  }
  // Like DynamoDB, a page that is just full has a cursor, even if nothing follows.
  return { items, last, full: items.length === limit };
};

/** Runs queries that have been checked. */
export const openQueries = (database: DatabaseSync) => {
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return (query: Query, limit: number, nowMillis: number): Page => {
    const after = query.cursor === undefined ? undefined : readCursor(query, query.cursor);
    const { sql, values } = query.index ? fromIndex(query, query.index, after) : fromTable(query, after);
    const { items, last, full } = gather(prepared(sql).iterate(...values, nowMillis / 1000, limit), limit);
    return full && last ? { items, cursor: writeCursor(query, last) } : { items };
  };
};
