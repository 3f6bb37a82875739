import type { Item } from '#shared/store/table.ts';

/** The items of the table of messages whose partition's key begins so, past every port and cache. */
export type ReadItems = (prefix: string) => readonly Item[];

type Rows = { readonly all: (...values: string[]) => readonly Readonly<Record<string, unknown>>[] };
type Database = { readonly prepare: (sql: string) => Rows };

export const itemsInDatabase = (database: Database): ReadItems => {
  const select = database.prepare('SELECT body FROM items WHERE table_name = ? AND pk >= ? AND pk < ?');
  return (prefix) =>
    select
      .all('messages', prefix, `${prefix}\u{10ffff}`)
      // Bodies are written by the store alone.
      .map(({ body }) => JSON.parse(String(body)) as Item);
};

/** Items that are at hand, sorted out by the beginning of their key. */
export const itemsAtHand = (items: Iterable<Item>): ReadItems => {
  const byKind = Map.groupBy(items, ({ pk }) => pk.slice(0, pk.indexOf('#') + 1));
  return (prefix) => byKind.get(prefix) ?? [];
};
