import type { DatabaseSync } from 'node:sqlite';
import { indexesOf } from '../definitions.ts';
import type { Item, ItemRef } from '../table.ts';
import { type IndexDefinition, TIME_TO_LIVE } from '../tables.ts';

/** What a write does to one row: `before` is what is stored, expired or not; no `after` deletes. */
export type Change = ItemRef & { readonly before: Item | undefined; readonly after: Item | undefined };

export type Rows = {
  /** What is stored, expired or not. */
  readonly read: (ref: ItemRef) => Item | undefined;
  readonly apply: (change: Change) => void;
};

// Bodies are written by this module alone, from items that were checked.
export const itemOf = (body: unknown): Item => JSON.parse(String(body)) as Item;

type Entry = readonly [partition: string, sort: string];

const entryOf = (index: IndexDefinition, item: Item | undefined): Entry | undefined => {
  const partition = item?.[index.partition];
  const sort = item?.[index.sort];
  return typeof partition === 'string' && typeof sort === 'string' ? [partition, sort] : undefined;
};

const expiryOf = (item: Item): number | null => {
  const expiresAt = item[TIME_TO_LIVE];
  return typeof expiresAt === 'number' ? expiresAt : null;
};

export const openRows = (database: DatabaseSync): Rows => {
  const select = database.prepare('SELECT body FROM items WHERE table_name = ? AND pk = ? AND sk = ?');
  const store = database.prepare('INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?, ?)');
  const erase = database.prepare('DELETE FROM items WHERE table_name = ? AND pk = ? AND sk = ?');
  const enter = database.prepare('INSERT INTO index_items VALUES (?, ?, ?, ?, ?, ?)');
  const leave = database.prepare(
    `DELETE FROM index_items
     WHERE table_name = ? AND index_name = ? AND partition = ? AND sort = ? AND pk = ? AND sk = ?`,
  );

  const applyToIndexes = ({ table, key, before, after }: Change): void => {
    for (const [name, index] of indexesOf(table)) {
      const left = entryOf(index, before);
      const entered = entryOf(index, after);
      if (left?.[0] === entered?.[0] && left?.[1] === entered?.[1]) continue;
      if (left) leave.run(table, name, ...left, key.pk, key.sk);
      if (entered) enter.run(table, name, ...entered, key.pk, key.sk);
    }
  };

  return {
    read: ({ table, key }) => {
      const row = select.get(table, key.pk, key.sk);
      return row ? itemOf(row['body']) : undefined;
    },
    apply: (change) => {
      const { table, key, before, after } = change;
      if (after) store.run(table, key.pk, key.sk, JSON.stringify(after), expiryOf(after));
      else if (before) erase.run(table, key.pk, key.sk);
      applyToIndexes(change);
    },
  };
};
