import type { Instant } from '#shared/kernel/time.ts';
import type { Item, Table } from '#shared/store/table.ts';
import { TABLE, UPLOAD_SHARD } from './keys.ts';

const keyOf = ({ pk, sk }: Item) => ({ pk, sk });

/** From here on the upload can no longer become a version. False when it has become one meanwhile. */
const takeAway = async (table: Table, upload: Item): Promise<boolean> => {
  const taken = await table.write({
    kind: 'update',
    table: TABLE,
    key: keyOf(upload),
    set: { version: 0 },
    if: { any: [{ missing: 'version' }, { attribute: 'version', equals: 0 }] },
  });
  return taken.ok;
};

const removeRows = async (table: Table, partition: string): Promise<void> => {
  for (;;) {
    const page = await table.query({ table: TABLE, partition, consistent: true, limit: 500 });
    const rows = page.items.filter(({ sk }) => sk !== 'UPLOAD');
    if (rows.length === 0) break;
    await table.writeEach(rows.map((row) => ({ kind: 'delete', table: TABLE, key: keyOf(row) })));
  }
  await table.write({ kind: 'delete', table: TABLE, key: { pk: partition, sk: 'UPLOAD' } });
};

/** Rows of people that never became visible are deleted: nobody needs them and they are personal. */
export const clearAbandonedUploads = async (table: Table, before: Instant): Promise<number> => {
  const due = await table.query({
    table: TABLE,
    index: 'due',
    partition: UPLOAD_SHARD,
    sort: { lessThan: before },
  });
  let cleared = 0;
  for (const upload of due.items) {
    if (!(await takeAway(table, upload))) continue;
    await removeRows(table, upload.pk);
    cleared += 1;
  }
  return cleared;
};
