import type { Table } from '#shared/store/table.ts';
import type { Accounts, Directory } from '../app/ports.ts';
import { readRow, readRows } from './rows.ts';
import { storedAccount, storedCheckpoint, storedOffice } from './stored.ts';

export const directoryStore = (table: Table): Directory => ({
  entry: (officeId) => readRow(table, storedOffice, 'offices', officeId),
  entries: () => readRows(table, storedOffice, 'offices'),
  checkpoint: (checkpointId) => readRow(table, storedCheckpoint, 'checkpoints', checkpointId),
  checkpoints: () => readRows(table, storedCheckpoint, 'checkpoints'),
});

export const accountStore = (table: Table): Accounts => ({
  nameOf: async (accountId) => (await readRow(table, storedAccount, 'accounts', accountId))?.name,
});
