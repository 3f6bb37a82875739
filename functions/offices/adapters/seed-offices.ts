import type { Instant } from '#shared/kernel/time.ts';
import type { Table } from '#shared/store/table.ts';
import { accountSeed } from '../data/seed/accounts.ts';
import { checkpointSeed } from '../data/seed/checkpoints.ts';
import { officeSeed } from '../data/seed/offices.ts';
import { routingSeed } from '../data/seed/routing.ts';
import { putIfAbsent } from './rows.ts';

/** Fills an empty directory. Rows that are there stay as they are, so it may run at every start. */
export const seedOffices = async (table: Table, at: Instant): Promise<void> => {
  await table.writeEach([
    ...officeSeed.map((entry) => putIfAbsent('offices', entry.office.officeId, { ...entry, seededAt: at })),
    ...checkpointSeed.map((row) => putIfAbsent('checkpoints', row.checkpointId, { ...row, seededAt: at })),
    ...routingSeed.map((row) => putIfAbsent('routing', row.regionCode, { ...row, seededAt: at })),
    ...accountSeed.map((row) => putIfAbsent('accounts', row.accountId, { ...row, seededAt: at })),
  ]);
};
