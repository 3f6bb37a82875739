import type { DatabaseSync } from 'node:sqlite';
import { indexesOf } from '../definitions.ts';
import type { Item, ItemRef } from '../table.ts';
import type { IndexDefinition } from '../tables.ts';

const textIn = (item: Item | undefined, attribute: string): string | undefined => {
  const value = item?.[attribute];
  return typeof value === 'string' ? value : undefined;
};

type Place = readonly [partition: string, sort: string];

/** Where an index has the item; nowhere when it lacks an attribute. */
const placeIn = (item: Item | undefined, { partition, sort }: IndexDefinition): Place | undefined => {
  const at = textIn(item, partition);
  const sorted = textIn(item, sort);
  return at === undefined || sorted === undefined ? undefined : [at, sorted];
};

/** Moves the index entries of the item in the row `id` from where it was to where it is. */
export const openIndexes = (database: DatabaseSync) => {
  const enter = database.prepare('INSERT INTO item_indexes VALUES (?, ?, ?, ?, ?, ?, ?)');
  const leave = database.prepare(
    `DELETE FROM item_indexes
     WHERE table_name = ? AND index_name = ? AND partition = ? AND sort = ? AND pk = ? AND sk = ?`,
  );
  return (
    { table, key: { pk, sk } }: ItemRef,
    id: number,
    before: Item | undefined,
    after: Item | undefined,
  ): void => {
    for (const [name, index] of indexesOf(table)) {
      const from = placeIn(before, index);
      const to = placeIn(after, index);
      if (from?.[0] === to?.[0] && from?.[1] === to?.[1]) continue;
      if (from) leave.run(table, name, ...from, pk, sk);
      if (to) enter.run(table, name, ...to, pk, sk, id);
    }
  };
};
