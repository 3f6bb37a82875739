import type { Item, Key, Table } from './table.ts';
import type { TableName } from './tables.ts';

const LARGEST_READ = 100;

/** Any number of different keys of one table, none as well; consistent, in order, undefined where there is no item. */
export const getAll = async (
  store: Pick<Table, 'batchGet'>,
  table: TableName,
  keys: readonly Key[],
): Promise<readonly (Item | undefined)[]> => {
  const items: (Item | undefined)[] = [];
  for (let from = 0; from < keys.length; from += LARGEST_READ) {
    const page = keys.slice(from, from + LARGEST_READ);
    items.push(...(await store.batchGet(page.map((key) => ({ table, key })))));
  }
  return items;
};
