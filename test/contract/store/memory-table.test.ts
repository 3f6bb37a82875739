import { millisOf } from '#shared/kernel/time.ts';
import { openMemoryTable } from '#test/support/memory-table/memory-table.ts';
import { movingClock, type Subject } from './subject.ts';
import { describeTable } from './table-contract.ts';

describeTable('table in memory', async () => ({
  subject: (): Subject => {
    const clock = movingClock();
    const table = openMemoryTable({ nowMillis: () => millisOf(clock.now()) });
    return { table, clock, unique: 'check' };
  },
  close: async () => undefined,
}));
