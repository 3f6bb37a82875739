import type { DatabaseSync } from 'node:sqlite';
import { indexesOf } from '../definitions.ts';
import type { Item, ItemRef, Key } from '../table.ts';
import { type IndexDefinition, type TableName, TIME_TO_LIVE } from '../tables.ts';

/** What is stored, expired or not. Most writes need no more of it than that it is there. */
export type Stored = { readonly id: number; readonly expiresAt: number | null; readonly item: () => Item };

/** An item and its JSON text, which is what is stored. */
export type Kept = { readonly item: Item; readonly text: string };

/** What a write does to one row; no `after` deletes. */
export type Change = ItemRef & { readonly before: Stored | undefined; readonly after: Kept | undefined };

export type Rows = {
  readonly read: (ref: ItemRef) => Stored | undefined;
  /** Stores it if nothing is there, expired or not; tells whether it did. */
  readonly enter: (ref: ItemRef, kept: Kept) => boolean;
  readonly apply: (change: Change) => void;
};

// Bodies are written by this module alone, from items that were checked.
export const itemOf = (body: unknown): Item => JSON.parse(String(body)) as Item;

export const storedOf = (row: Readonly<Record<string, unknown>>): Stored => {
  let item: Item | undefined;
  const { id, body, expires_at } = row;
  return {
    id: Number(id),
    expiresAt: typeof expires_at === 'number' ? expires_at : null,
    item: () => {
      item ??= itemOf(body);
      return item;
    },
  };
};

const textIn = (item: Item | undefined, attribute: string): string | undefined => {
  const value = item?.[attribute];
  return typeof value === 'string' ? value : undefined;
};

const expiryOf = (item: Item): number | null => {
  const expiresAt = item[TIME_TO_LIVE];
  return typeof expiresAt === 'number' ? expiresAt : null;
};

/** The index entries of items. */
const openIndexes = (database: DatabaseSync) => {
  const enter = database.prepare('INSERT INTO index_items VALUES (?, ?, ?, ?, ?, ?)');
  const leave = database.prepare(
    `DELETE FROM index_items
     WHERE table_name = ? AND index_name = ? AND partition = ? AND sort = ? AND pk = ? AND sk = ?`,
  );
  type Place = readonly [table: TableName, index: string, definition: IndexDefinition, key: Key];

  const move = (
    [table, name, index, { pk, sk }]: Place,
    before: Item | undefined,
    after: Item | undefined,
  ) => {
    const [from, fromSort] = [textIn(before, index.partition), textIn(before, index.sort)];
    const [to, toSort] = [textIn(after, index.partition), textIn(after, index.sort)];
    if (from === to && fromSort === toSort) return;
    if (from !== undefined && fromSort !== undefined) leave.run(table, name, from, fromSort, pk, sk);
    if (to !== undefined && toSort !== undefined) enter.run(table, name, to, toSort, pk, sk);
  };

  return ({ table, key, before, after }: Change): void => {
    for (const [name, index] of indexesOf(table))
      move([table, name, index, key], before?.item(), after?.item);
  };
};

export const openRows = (database: DatabaseSync): Rows => {
  const select = database.prepare(
    'SELECT id, body, expires_at FROM items WHERE table_name = ? AND pk = ? AND sk = ?',
  );
  const insert = database.prepare(
    `INSERT INTO items (table_name, pk, sk, expires_at, body) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (table_name, pk, sk) DO NOTHING`,
  );
  const replace = database.prepare('UPDATE items SET body = ? WHERE id = ?');
  const replaceWithExpiry = database.prepare('UPDATE items SET body = ?, expires_at = ? WHERE id = ?');
  const erase = database.prepare('DELETE FROM items WHERE id = ?');
  const applyToIndexes = openIndexes(database);

  const overwrite = ({ id, expiresAt }: Stored, { item, text }: Kept): void => {
    const next = expiryOf(item);
    if (next === expiresAt) replace.run(text, id);
    else replaceWithExpiry.run(text, next, id);
  };

  const enter = ({ table, key }: ItemRef, { item, text }: Kept): boolean => {
    const { changes } = insert.run(table, key.pk, key.sk, expiryOf(item), text);
    return changes !== 0;
  };

  const store = (change: Change): void => {
    const { before, after } = change;
    if (after && before) overwrite(before, after);
    else if (after) enter(change, after);
    else if (before) erase.run(before.id);
  };

  return {
    read: ({ table, key }) => {
      const row = select.get(table, key.pk, key.sk);
      return row && storedOf(row);
    },
    enter: (ref, kept) => {
      const entered = enter(ref, kept);
      if (entered) applyToIndexes({ ...ref, before: undefined, after: kept });
      return entered;
    },
    apply: (change) => {
      store(change);
      applyToIndexes(change);
    },
  };
};
