import type { DatabaseSync } from 'node:sqlite';
import type { Item, ItemRef } from '../table.ts';
import { TIME_TO_LIVE } from '../tables.ts';
import { inRoom, itemIn, type Kept } from './body.ts';
import { openIndexes } from './indexes.ts';
import type { Keys } from './keys.ts';
import { lastKept } from './last-kept.ts';

/** What is stored, expired or not. Most writes need no more of it than that it is there. */
export type Stored = {
  readonly id: number;
  readonly expiresAt: number | null;
  /** As long as the row's body. */
  readonly room: number;
  /** To look at. */
  readonly item: () => Item;
  /** To give away: a new object each time. */
  readonly copy: () => Item;
};

/** What a write does to one row; no `after` deletes. */
export type Change = ItemRef & { readonly before: Stored | undefined; readonly after: Kept | undefined };

export type Rows = {
  /** What lies in the file. */
  readonly read: (ref: ItemRef) => Stored | undefined;
  /** The same for a write: what it wrote itself just now need not be read. */
  readonly standing: (ref: ItemRef) => Stored | undefined;
  /** Stores it if nothing is there, expired or not; tells whether it did. */
  readonly enter: (ref: ItemRef, kept: Kept) => boolean;
  readonly apply: (change: Change) => void;
  /** Forgets what was written last: somebody else may have written since, or it was undone. */
  readonly forget: () => void;
};

const expiryOf = (item: Item): number | null => {
  const expiresAt = item[TIME_TO_LIVE];
  return typeof expiresAt === 'number' ? expiresAt : null;
};

export const storedOf = (row: Readonly<Record<string, unknown>>, { key }: ItemRef): Stored => {
  const { id, expires_at } = row;
  const body = String(row['body']);
  let item: Item | undefined;
  const copy = (): Item => itemIn(body, key);
  return {
    id: Number(id),
    expiresAt: typeof expires_at === 'number' ? expires_at : null,
    room: body.length,
    item: () => {
      item ??= copy();
      return item;
    },
    copy,
  };
};

export const openRows = (database: DatabaseSync, keys: Keys): Rows => {
  const select = database.prepare(
    'SELECT id, body, expires_at FROM item_rows WHERE id = ? AND table_name = ? AND pk = ? AND sk = ?',
  );
  const find = database.prepare(
    `SELECT r.id, r.body, r.expires_at FROM item_keys k JOIN item_rows r ON r.id = k.id
     WHERE k.table_name = ? AND k.pk = ? AND k.sk = ?`,
  );
  const insert = database.prepare('INSERT INTO item_rows VALUES (?, ?, ?, ?, ?, ?)');
  const replace = database.prepare('UPDATE item_rows SET body = ? WHERE id = ?');
  const replaceWithExpiry = database.prepare('UPDATE item_rows SET body = ?, expires_at = ? WHERE id = ?');
  const erase = database.prepare('DELETE FROM item_rows WHERE id = ?');
  const moveInIndexes = openIndexes(database);
  const last = lastKept();

  const read = (ref: ItemRef): Stored | undefined => {
    const { table, key } = ref;
    const id = keys.recent(ref);
    const row = id === undefined ? find.get(table, key.pk, key.sk) : select.get(id, table, key.pk, key.sk);
    return row && storedOf(row, ref);
  };

  const standing = (ref: ItemRef): Stored | undefined => {
    const id = keys.recent(ref);
    const kept = id === undefined ? undefined : last.get(id);
    if (id === undefined || kept === undefined) return read(ref);
    const { item, body, room, expiresAt } = kept;
    return { id, expiresAt, room, item: () => item, copy: () => itemIn(body, ref.key) };
  };

  const insertRow = (ref: ItemRef, kept: Kept): void => {
    const { table, key } = ref;
    const id = keys.add(ref);
    const body = inRoom(kept.body);
    const expiresAt = expiryOf(kept.item);
    insert.run(id, table, key.pk, key.sk, expiresAt, body);
    moveInIndexes(ref, id, undefined, kept.item);
    last.set(id, { ...kept, room: body.length, expiresAt });
  };

  const overwrite = (ref: ItemRef, before: Stored, kept: Kept): void => {
    const { id } = before;
    const body = inRoom(kept.body, before.room);
    const expiresAt = expiryOf(kept.item);
    if (expiresAt === before.expiresAt) replace.run(body, id);
    else replaceWithExpiry.run(body, expiresAt, id);
    moveInIndexes(ref, id, before.item(), kept.item);
    last.set(id, { ...kept, room: body.length, expiresAt });
  };

  const remove = (ref: ItemRef, before: Stored): void => {
    erase.run(before.id);
    keys.remove(ref);
    moveInIndexes(ref, before.id, before.item(), undefined);
    last.delete(before.id);
  };

  return {
    read,
    standing,
    enter: (ref, kept) => {
      if (keys.has(ref)) return false;
      insertRow(ref, kept);
      return true;
    },
    apply: (change) => {
      const { before, after } = change;
      if (after && before) overwrite(change, before, after);
      else if (after) insertRow(change, after);
      else if (before) remove(change, before);
    },
    forget: last.clear,
  };
};
