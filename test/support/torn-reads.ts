import type { Table } from '#shared/store/table.ts';

/**
 * A table whose next read of two items is torn, as a batch may be: `meanwhile` happens after the second item was read and
 * before the first.
 */
export const withTornRead = (table: Table, meanwhile: () => Promise<unknown>): Table => {
  let isTorn = false;
  return {
    ...table,
    batchGet: async (refs) => {
      const [first, second] = refs;
      if (isTorn || first === undefined || second === undefined) return table.batchGet(refs);
      isTorn = true;
      const early = await table.get(second);
      await meanwhile();
      return [await table.get(first), early];
    },
  };
};
