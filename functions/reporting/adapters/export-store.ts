import type { Table } from '#shared/store/table.ts';
import { repeatLost } from '#shared/store/transact-once.ts';
import type { ExportStore } from '../app/ports.ts';
import { TABLE } from './keys.ts';

/** Who took what out and why; kept as long as the table is. */
export const exportStore = (table: Table): ExportStore => ({
  record: async ({ officeId, id, at, ...record }) => {
    const item = { pk: `OFFICE#${officeId}`, sk: `EXPORT#${at}#${id}`, at, ...record };
    await repeatLost(() => table.write({ kind: 'put', table: TABLE, item }));
  },
});
