import type { Position } from '#shared/store/cursor.ts';
import { indexesOf } from '#shared/store/definitions.ts';
import type { Item, ItemRef } from '#shared/store/table.ts';
import type { IndexDefinition, TableName } from '#shared/store/tables.ts';
import { type Entries, newEntries } from './entries.ts';
import type { StoredItem } from './stored.ts';

type Partition = { readonly items: Map<string, StoredItem>; readonly entries: Entries };

const openPartition = (partitions: Map<string, Partition>, pk: string): Partition => {
  const known = partitions.get(pk);
  if (known !== undefined) return known;
  const made = { items: new Map<string, StoredItem>(), entries: newEntries() };
  partitions.set(pk, made);
  return made;
};

type Place = { readonly partition: string; readonly sort: string };

/** Where the item is in an index; only items with both attributes are in it. */
const placeOf = (item: Item | undefined, index: IndexDefinition): Place | undefined => {
  const partition = item?.[index.partition];
  const sort = item?.[index.sort];
  return typeof partition === 'string' && typeof sort === 'string' ? { partition, sort } : undefined;
};

const isSame = (one: Place | undefined, other: Place | undefined): boolean =>
  one?.partition === other?.partition && one?.sort === other?.sort;

/** All items with their index entries. Nothing is refused here. */
export const openRows = () => {
  const tables = new Map<TableName, Map<string, Partition>>();
  const indexes = new Map<string, Entries>();

  const partitionsOf = (table: TableName): Map<string, Partition> => {
    const known = tables.get(table) ?? new Map<string, Partition>();
    tables.set(table, known);
    return known;
  };

  const indexEntries = (table: TableName, index: string, partition: string): Entries => {
    const name = `${table} ${index} ${partition}`;
    const known = indexes.get(name) ?? newEntries();
    indexes.set(name, known);
    return known;
  };

  const moveInIndexes = ({ table, key }: ItemRef, before: Item | undefined, after: Item | undefined) => {
    for (const [name, index] of indexesOf(table)) {
      const [from, to] = [placeOf(before, index), placeOf(after, index)];
      if (isSame(from, to)) continue;
      if (from) indexEntries(table, name, from.partition).remove({ ...key, sort: from.sort });
      if (to) indexEntries(table, name, to.partition).add({ ...key, sort: to.sort });
    }
  };

  return {
    read: ({ table, key: { pk, sk } }: ItemRef): StoredItem | undefined =>
      tables.get(table)?.get(pk)?.items.get(sk),
    /** No `after` deletes. */
    write: (ref: ItemRef, after: StoredItem | undefined): void => {
      const { pk, sk } = ref.key;
      const { items, entries } = openPartition(partitionsOf(ref.table), pk);
      const before = items.get(sk);
      const position: Position = { pk, sk, sort: sk };
      if (after === undefined) {
        if (items.delete(sk)) entries.remove(position);
      } else {
        items.set(sk, after);
        if (before === undefined) entries.add(position);
      }
      moveInIndexes(ref, before?.item, after?.item);
    },
    entries: (table: TableName, index: string | undefined, partition: string): Entries =>
      index === undefined
        ? openPartition(partitionsOf(table), partition).entries
        : indexEntries(table, index, partition),
    /** Every item of a table, in no order. */
    all: function* (table: TableName): Generator<Item> {
      for (const { items } of tables.get(table)?.values() ?? [])
        for (const { item } of items.values()) yield item;
    },
  };
};

export type Rows = ReturnType<typeof openRows>;
