import { openSqliteTable, type SqliteTable } from '#shared/store/sqlite-table.ts';
import { movingClock, type Subject } from './subject.ts';
import { describeTable } from './table-contract.ts';

describeTable('SQLite table', async () => {
  const opened: SqliteTable[] = [];
  const subject = (): Subject => {
    const clock = movingClock();
    const table = openSqliteTable({ path: ':memory:', clock });
    opened.push(table);
    return { table, clock, unique: 'check' };
  };
  return {
    subject,
    close: async () => {
      for (const table of opened) table.close();
    },
  };
});
