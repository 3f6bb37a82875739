import type { Instant } from '#shared/kernel/time.ts';
import type { Table } from '#shared/store/table.ts';
import type { Checkpoint, Contact, Office } from '../domain/directory.ts';
import { ladderAt } from '../domain/ladder.ts';
import type { RoutingTable } from '../domain/routing.ts';
import { directoryStore } from './directory-store.ts';
import { routingStore } from './routing-store.ts';
import { readRow, readRows } from './rows.ts';
import { type Account, storedAccount } from './stored.ts';

/** What other contexts may ask of the directory. */
export type OfficesReader = {
  readonly office: (officeId: string) => Promise<Office | undefined>;
  readonly offices: () => Promise<readonly Office[]>;
  readonly checkpoint: (checkpointId: string) => Promise<Checkpoint | undefined>;
  readonly checkpoints: () => Promise<readonly Checkpoint[]>;
  /** Load once, then ask `routeRegion` for each region. */
  readonly routing: () => Promise<RoutingTable>;
  /** Rungs of people to ask, first rung first; empty when there is no such office. */
  readonly ladder: (officeId: string, at: Instant) => Promise<readonly (readonly Contact[])[]>;
  readonly account: (accountId: string) => Promise<Account | undefined>;
  readonly accounts: () => Promise<readonly Account[]>;
};

const NATIONAL_DESK = 'kemenp2mi';

export const officesReader = (table: Table): OfficesReader => {
  const directory = directoryStore(table);
  return {
    office: async (officeId) => (await directory.entry(officeId))?.office,
    offices: async () => (await directory.entries()).map(({ office }) => office),
    checkpoint: directory.checkpoint,
    checkpoints: directory.checkpoints,
    routing: routingStore(table).table,
    ladder: async (officeId, at) => {
      const own = await directory.entry(officeId);
      if (own === undefined) return [];
      const [supervising, nationalDesk] = await Promise.all([
        directory.entry(own.office.supervisedBy ?? ''),
        directory.entry(NATIONAL_DESK),
      ]);
      return ladderAt({ own, supervising, nationalDesk }, at);
    },
    account: (accountId) => readRow(table, storedAccount, 'accounts', accountId),
    accounts: () => readRows(table, storedAccount, 'accounts'),
  };
};
