import type { Condition, Item, Query, Table } from './table.ts';

/** There is no such item yet. */
export const isNew: Condition = { missing: 'pk' };

/** The item is there. */
export const isStored: Condition = { exists: 'pk' };

/** Every item of the query, page after page; an item that is written meanwhile may or may not be among them. */
export async function* readAll(
  table: Pick<Table, 'query'>,
  query: Query,
): AsyncGenerator<Item, void, undefined> {
  let page = await table.query(query);
  yield* page.items;
  while (page.cursor !== undefined) {
    page = await table.query({ ...query, cursor: page.cursor });
    yield* page.items;
  }
}
