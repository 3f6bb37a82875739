import type { Item, Key, Table } from '#shared/store/table.ts';

const ROW = { table: 'messages', key: { pk: 'SYNC#opt-outs', sk: 'SYNC' } satisfies Key } as const;

const cursorIn = (item: Item | undefined): string | undefined =>
  typeof item?.['cursor'] === 'string' ? item['cursor'] : undefined;

/** Where the walk through the provider's list was interrupted. Each write may be repeated. */
export const optOutProgress = (table: Table) => ({
  read: async (): Promise<string | undefined> => cursorIn(await table.get(ROW)),
  save: async (cursor: string): Promise<void> => {
    await table.write({ kind: 'put', table: ROW.table, item: { ...ROW.key, cursor } });
  },
  clear: async (): Promise<void> => {
    await table.write({ kind: 'delete', ...ROW });
  },
});
