import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type Position, readCursor, writeCursor } from '../cursor.ts';
import { indexOf } from '../definitions.ts';
import { itemSize } from '../item-size.ts';
import type { Item, Page, Query } from '../table.ts';
import { itemIn } from './body.ts';
import type { Keys } from './keys.ts';
import { type QueryShape, rangeOf, sourceOf, sqlOf } from './query-sql.ts';
import { openRecentRows } from './recent-rows.ts';

/** DynamoDB ends a page before it grows past 1 MB. */
const MAX_PAGE_BYTES = 1024 * 1024;

const FEW = 8;

type Row = Readonly<Record<string, unknown>>;
type Found = { readonly item: Item; readonly bytes: number };

const wholeItem = (row: Row): Found => {
  const key = { pk: String(row['pk']), sk: String(row['sk']) };
  const body = String(row['body']);
  return { item: itemIn(body, key), bytes: Buffer.byteLength(key.pk + key.sk + body.trimEnd()) };
};

const keysOf = ({ table, partition }: Query, index: string) => {
  const definition = indexOf(table, index);
  return (row: Row): Found => {
    const item: Item = {
      pk: String(row['pk']),
      sk: String(row['sk']),
      [definition.partition]: partition,
      [definition.sort]: String(row['sort']),
    };
    return { item, bytes: itemSize(item) };
  };
};

const positionIn = (query: Query, row: Row): Position => ({
  pk: query.index ? String(row['pk']) : query.partition,
  sk: String(row['sk']),
  sort: String(query.index ? row['sort'] : row['sk']),
});

type Reader = { readonly found: (row: Row) => Found; readonly isExpired: (row: Row) => boolean };
type Gathered = { readonly items: Item[]; readonly last: Row | undefined; readonly full: boolean };

/** As in DynamoDB, what has expired takes its place in the page, which is then shorter. */
const gather = (rows: Iterable<Row>, { found, isExpired }: Reader, limit: number): Gathered => {
  const items: Item[] = [];
  let [sum, seen] = [0, 0];
  let last: Row | undefined;
  for (const row of rows) {
    if (!isExpired(row)) {
      const { item, bytes } = found(row);
      sum += bytes;
      if (last && sum > MAX_PAGE_BYTES) return { items, last, full: true };
      items.push(item);
    }
    last = row;
    seen += 1;
    // Like DynamoDB, a page that is just full has a cursor, even if nothing follows.
    if (seen === limit) return { items, last, full: true };
  }
  return { items, last, full: false };
};

/** All rows at once is the quickest way to a few, and might be 400 MB of a thousand. */
const rowsOf = (statement: StatementSync, values: readonly string[], limit: number): Iterable<Row> => {
  const few = statement.all(...values, Math.min(limit, FEW));
  return few.length < FEW || limit <= FEW ? few : statement.iterate(...values, limit);
};

const valuesOf = (query: Query, bounds: readonly string[], after: Position | undefined): string[] => {
  if (!query.index) return [query.table, query.partition, ...bounds, ...(after ? [after.sk] : [])];
  const further = after ? [after.sort, after.pk, after.sk] : [];
  return [query.table, query.index, query.partition, ...bounds, ...further];
};

const readerOf = (query: Query, from: QueryShape['from'], nowMillis: () => number): Reader => {
  if (query.index && from === 'keys') return { found: keysOf(query, query.index), isExpired: () => false };
  let now: number | undefined;
  const isExpired = (row: Row): boolean => {
    const expiresAt = row['expires_at'];
    if (typeof expiresAt !== 'number') return false;
    now ??= nowMillis();
    return expiresAt * 1000 <= now;
  };
  return { found: wholeItem, isExpired };
};

/** Runs queries that have been checked. */
export const openQueries = (database: DatabaseSync, keys: Keys, nowMillis: () => number) => {
  const withRecent = openRecentRows(database, keys);
  const statements = new Map<string, StatementSync>();
  const prepared = (shape: QueryShape): StatementSync => {
    const name = `${shape.from}${shape.range}${shape.descending}${shape.further}`;
    const statement = statements.get(name) ?? database.prepare(sqlOf(shape));
    statements.set(name, statement);
    return statement;
  };
  return (query: Query, limit: number): Page => {
    const after = query.cursor === undefined ? undefined : readCursor(query, query.cursor);
    const range = rangeOf(query.sort);
    const from = sourceOf(query);
    const further = after !== undefined;
    const shape = { from, range: range.kind, descending: query.descending === true, further };
    const indexed = rowsOf(prepared(shape), valuesOf(query, range.bounds, after), limit);
    const rows = from === 'table' ? withRecent(query, { range, after: after?.sk, limit }, indexed) : indexed;
    const { items, last, full } = gather(rows, readerOf(query, from, nowMillis), limit);
    return full && last ? { items, cursor: writeCursor(query, positionIn(query, last)) } : { items };
  };
};
