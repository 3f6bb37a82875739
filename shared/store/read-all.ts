import type { Item, Query, Table } from './table.ts';

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
