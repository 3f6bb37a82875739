import { err, ok } from '#shared/kernel/result.ts';
import type { Table } from '#shared/store/table.ts';
import type { RoutingStore } from '../app/ports.ts';
import { routingTable } from '../domain/routing.ts';
import { readRow, readRows, refOf } from './rows.ts';
import { storedRouting } from './stored.ts';

export const routingStore = (table: Table): RoutingStore => ({
  table: async () => routingTable(await readRows(table, storedRouting, 'routing')),
  of: async (regionCode) =>
    (await readRow(table, storedRouting, 'routing', regionCode)) ?? { regionCode, version: 0, periods: [] },
  save: async ({ regionCode, version, periods }) => {
    const written = await table.write({
      kind: 'update',
      ...refOf('routing', regionCode),
      set: { regionCode, version, periods },
      if: version === 1 ? { missing: 'pk' } : { attribute: 'version', equals: version - 1 },
    });
    return written.ok ? ok(undefined) : err({ kind: 'stale_version' });
  },
});
