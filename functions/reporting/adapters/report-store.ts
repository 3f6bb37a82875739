import * as z from 'zod';
import { err, ok } from '#shared/kernel/result.ts';
import { stored } from '#shared/store/stored-fields.ts';
import type { Item, Table, TransactWrite } from '#shared/store/table.ts';
import { transactOnce } from '#shared/store/transact-once.ts';
import type { ReportStore, Task } from '../app/ports.ts';
import { emptyReport, type Report, type ReportChange, sectionNames } from '../domain/report.ts';
import { changeKey, partitionOf, reportKey, TABLE } from './keys.ts';
import { taskWrite } from './task-store.ts';

const row = z.object({
  eventId: z.string(),
  officeId: z.string(),
  version: stored.count,
  sections: z.partialRecord(z.enum(sectionNames), z.string()),
  thankYou: z.boolean(),
  followUpAfter: stored.duration.exactOptional(),
});

const changeRow = z.object({
  version: stored.count,
  at: stored.instant,
  by: z.string(),
  from: z.record(z.string(), z.string().nullable()),
});

const changeItem = (eventId: string, change: ReportChange): Item => ({
  ...changeKey(eventId, change.version),
  ...change,
});

// What zod says of a partial record is just what the domain says of sections.
const reportOf = (item: Item): Report => row.parse(item) as Report;

const writesOf = (
  before: Report,
  after: Report,
  change: ReportChange,
  tasks: Parameters<ReportStore['save']>[3],
): TransactWrite[] => [
  {
    kind: 'put',
    table: TABLE,
    item: { ...reportKey(after.eventId), ...after },
    if: before.version === 0 ? { missing: 'pk' } : { attribute: 'version', equals: before.version },
  },
  { kind: 'put', table: TABLE, item: changeItem(after.eventId, change), if: { missing: 'pk' } },
  ...Object.entries(tasks).flatMap(([kind, task]) =>
    task === undefined ? [] : [taskWrite(after.eventId, kind as Task['kind'], task)],
  ),
];

export const reportStore = (table: Table): ReportStore => ({
  find: async (eventId, officeId) => {
    const item = await table.get({ table: TABLE, key: reportKey(eventId) });
    return item === undefined ? emptyReport(eventId, officeId) : reportOf(item);
  },
  save: async (before, after, change, tasks) => {
    const done = await transactOnce(table, writesOf(before, after, change, tasks));
    return done.ok ? ok(undefined) : err({ kind: 'stale_version' });
  },
  changes: async (eventId, cursor) => {
    const page = await table.query({
      table: TABLE,
      partition: partitionOf(eventId),
      sort: { beginsWith: 'CHANGE#' },
      descending: true,
      consistent: true,
      limit: 50,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const changes = page.items.map((item) => changeRow.parse(item));
    return page.cursor === undefined ? { changes } : { changes, cursor: page.cursor };
  },
});
