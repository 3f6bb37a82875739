import type { Table } from '#shared/store/table.ts';
import { TIME_TO_LIVE } from '#shared/store/tables.ts';
import type { ExportRecord } from '../domain/export-record.ts';
import { expiryAfter } from './batch-item.ts';
import { repeating } from './repeating.ts';

/** Who exported what and why, kept beside the office's other rows as long as the messages themselves. */
export const exportStore = (table: Table) => ({
  record: async ({ officeId, id, ...record }: ExportRecord): Promise<void> => {
    await repeating(() =>
      table.write({
        kind: 'put',
        table: 'messages',
        item: {
          pk: `OFFICE#${officeId}`,
          sk: `EXPORT#${record.at}#${id}`,
          ...record,
          [TIME_TO_LIVE]: expiryAfter(record.at),
        },
      }),
    );
  },
});
