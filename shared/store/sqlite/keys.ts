import type { DatabaseSync } from 'node:sqlite';
import type { ItemRef } from '../table.ts';
import { type Entry, type Part, recentKeys } from './recent-keys.ts';

export type KeysOptions = {
  /** So many keys gather in memory before they are taken over. */
  readonly inMemory: number;
  /** A commit takes over so many, and so many more for each item it may write: faster than they come. */
  readonly share: number;
  readonly shareEachWrite: number;
};

/** A megabyte or two, and a part of a second to read again when the file is opened. */
export const KEYS: KeysOptions = { inMemory: 8000, share: 100, shareEachWrite: 3 };

/** A step of taking over keys that were in memory at one time: all up to the row `upTo`. */
type Merge = { readonly entries: readonly Entry[]; readonly upTo: number; next: number };

/**
 * Which row holds an item. Keys come in no order, and a commit writes every page that it touched; so the keys of the last
 * rows stay in memory, and are taken over into the key index in its order, when their neighbours go to the same page.
 *
 * Whatever is in memory can be read again from the rows: all behind `upTo`, the last row of which every key was taken over.
 * A key of these may be in the index already; it names the same row. Rows are numbered in the order in which they came, and
 * no number up to the last one is given again.
 */
export const openKeys = (database: DatabaseSync, { inMemory, share, shareEachWrite }: KeysOptions) => {
  const mark = database.prepare('SELECT up_to FROM item_keys_state');
  const moveMark = database.prepare(
    'INSERT INTO item_keys_state VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET up_to = excluded.up_to',
  );
  const behind = database.prepare('SELECT id, table_name, pk, sk FROM item_rows WHERE id > ? ORDER BY id');
  const enter = database.prepare('INSERT OR REPLACE INTO item_keys VALUES (?, ?, ?, ?)');
  const leave = database.prepare('DELETE FROM item_keys WHERE table_name = ? AND pk = ? AND sk = ?');
  const probe = database.prepare('SELECT id FROM item_keys WHERE table_name = ? AND pk = ? AND sk = ?');
  const recent = recentKeys();
  let last = 0;
  let merge: Merge | undefined;

  const take = (entry: Entry): void => {
    const { table, pk, sk, id } = entry;
    // It may have been deleted since.
    if (recent.find(table, pk, sk) !== entry) return;
    enter.run(table, pk, sk, id);
    recent.remove(entry);
  };

  return {
    /** Reads again what has no place but memory. */
    load: (): void => {
      recent.clear();
      merge = undefined;
      last = Number(mark.get()?.['up_to'] ?? 0);
      for (const { id, table_name, pk, sk } of behind.iterate(last)) {
        last = Number(id);
        recent.add({ table: String(table_name), pk: String(pk), sk: String(sk), id: last });
      }
    },
    has: ({ table, key }: ItemRef): boolean =>
      recent.find(table, key.pk, key.sk) !== undefined || probe.get(table, key.pk, key.sk) !== undefined,
    /** The row in memory; the index may still have one when there is none. */
    recent: ({ table, key }: ItemRef): number | undefined => recent.find(table, key.pk, key.sk)?.id,
    recentPart: (table: string, pk: string, part: Part): readonly Entry[] => recent.part(table, pk, part),
    /** The number of a new row for a key that has none. */
    add: ({ table, key: { pk, sk } }: ItemRef): number => {
      last += 1;
      recent.add({ table, pk, sk, id: last });
      return last;
    },
    remove: ({ table, key: { pk, sk } }: ItemRef): void => {
      const entry = recent.find(table, pk, sk);
      if (entry) recent.remove(entry);
      leave.run(table, pk, sk);
    },
    /** To be called in every commit that writes: takes over a share of what waits, if enough does. */
    takeOver: (writes: number): void => {
      if (!merge && recent.size() >= inMemory) merge = { entries: recent.sorted(), upTo: last, next: 0 };
      if (!merge) return;
      const end = merge.next + share + shareEachWrite * writes;
      for (const entry of merge.entries.slice(merge.next, end)) take(entry);
      merge.next = end;
      if (end < merge.entries.length) return;
      moveMark.run(merge.upTo);
      merge = undefined;
    },
  };
};

export type Keys = ReturnType<typeof openKeys>;
