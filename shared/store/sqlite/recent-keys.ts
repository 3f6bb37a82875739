import type { Key } from '../table.ts';
import { compareText } from './text-order.ts';

/** The key of a row, and the row's number. */
export type Entry = Key & { readonly table: string; readonly id: number };

/** Positions in a partition: of its end, and of the first `sk` not before, or behind, a text. */
export type Edges = {
  readonly end: number;
  readonly before: (sk: string) => number;
  readonly behind: (sk: string) => number;
};

/** A part of a partition in the order of `sk`, of at most `limit` entries from the side where it begins. */
export type Part = {
  readonly range: (edges: Edges) => readonly [from: number, to: number];
  readonly descending: boolean;
  readonly limit: number;
};

/** How many entries come before `sk`; with `orEqual`, the one with this `sk` counts, too. */
const countBefore = (entries: readonly Entry[], sk: string, orEqual: boolean): number => {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = compareText(entries[middle]?.sk ?? '', sk);
    if (order < 0 || (orEqual && order === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
};

const partOf = (entries: readonly Entry[], { range, descending, limit }: Part): readonly Entry[] => {
  const [from, to] = range({
    end: entries.length,
    before: (sk) => countBefore(entries, sk, false),
    behind: (sk) => countBefore(entries, sk, true),
  });
  if (from >= to) return NONE;
  return descending
    ? entries.slice(Math.max(from, to - limit), to).reverse()
    : entries.slice(from, Math.min(to, from + limit));
};

const NONE: readonly Entry[] = [];

/** Keys in memory, by table and partition, each partition in the order of its `sk`. */
export const recentKeys = () => {
  // Most partitions have one entry, which then stands for itself.
  const tables = new Map<string, Map<string, Entry | Entry[]>>();
  let size = 0;

  const partitionsOf = (table: string): Map<string, Entry | Entry[]> => {
    const partitions = tables.get(table) ?? new Map<string, Entry | Entry[]>();
    tables.set(table, partitions);
    return partitions;
  };

  const find = (table: string, pk: string, sk: string): Entry | undefined => {
    const found = tables.get(table)?.get(pk);
    const entry = Array.isArray(found) ? found[countBefore(found, sk, false)] : found;
    return entry?.sk === sk ? entry : undefined;
  };

  return {
    size: (): number => size,
    find,
    /** The key must not be there. */
    add: (entry: Entry): void => {
      const partitions = partitionsOf(entry.table);
      const found = partitions.get(entry.pk);
      if (found === undefined) partitions.set(entry.pk, entry);
      else {
        const entries = Array.isArray(found) ? found : [found];
        entries.splice(countBefore(entries, entry.sk, false), 0, entry);
        partitions.set(entry.pk, entries);
      }
      size += 1;
    },
    remove: (entry: Entry): void => {
      const partitions = partitionsOf(entry.table);
      const found = partitions.get(entry.pk);
      if (Array.isArray(found) && found.length > 1) found.splice(countBefore(found, entry.sk, false), 1);
      else partitions.delete(entry.pk);
      size -= 1;
    },
    part: (table: string, pk: string, part: Part): readonly Entry[] => {
      const found = tables.get(table)?.get(pk);
      if (found === undefined) return NONE;
      return partOf(Array.isArray(found) ? found : [found], part);
    },
    /** All of them; those of neighbouring keys are neighbours. */
    sorted: (): readonly Entry[] =>
      [...tables.values()].flatMap((partitions) =>
        [...partitions.keys()].sort().flatMap((pk) => partitions.get(pk) ?? []),
      ),
    clear: (): void => {
      tables.clear();
      size = 0;
    },
  };
};
