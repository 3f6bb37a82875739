import { openSqliteTable } from '#shared/store/sqlite-table.ts';
import type { Table } from '#shared/store/table.ts';
import { openMemoryTable } from '#test/support/memory-table/memory-table.ts';
import { itemsAtHand, itemsInDatabase, type ReadItems } from '../audit/stored-items.ts';
import type { VirtualTime } from '../engine/virtual-time.ts';

/** `memory` is several times faster, `sqlite` is what the embedded run has. Both keep the same contract. */
export const storeKinds = ['memory', 'sqlite'] as const;

export type StoreKind = (typeof storeKinds)[number];

export type SimulatedStore = {
  readonly table: Table;
  /** All that lies in it now. */
  readonly items: () => ReadItems;
  readonly close: () => void;
};

export const openStore = (kind: StoreKind, { now, clock }: VirtualTime): SimulatedStore => {
  if (kind === 'memory') {
    const table = openMemoryTable({ nowMillis: now });
    return { table, items: () => itemsAtHand(table.all('messages')), close: () => undefined };
  }
  const table = openSqliteTable({ path: ':memory:', clock });
  return { table, items: () => itemsInDatabase(table.database), close: table.close };
};
