import { describe, expect, it } from 'vitest';
import { openSqliteTable } from '#shared/store/sqlite-table.ts';
import { type BrokenTable, brokenTables } from './broken-tables.ts';
import { type Check, movingClock } from './subject.ts';
import { tableChecks } from './table-contract.ts';

const fails = async ({ run }: Check, { open }: BrokenTable): Promise<boolean> => {
  const clock = movingClock();
  try {
    await run({ table: open(clock), clock, unique: 'check' });
    return false;
  } catch {
    return true;
  }
};

const failingChecks = async (
  table: BrokenTable,
  checks = tableChecks[table.topic] ?? [],
): Promise<string[]> => {
  const names: string[] = [];
  for (const check of checks) {
    if (await fails(check, table)) names.push(check.name);
  }
  return names;
};

describe('given a table with a deliberate fault, when the suite runs, then it notices', () => {
  it.each(Object.entries(brokenTables))('%s', async (_, table) => {
    expect(await failingChecks(table)).not.toStrictEqual([]);
  });
});

describe('given a table without a fault', () => {
  it('when the suite runs in the same way, then no check fails', async () => {
    const open: BrokenTable['open'] = (clock) => openSqliteTable({ path: ':memory:', clock });
    expect(await failingChecks({ topic: 'items', open }, Object.values(tableChecks).flat())).toStrictEqual(
      [],
    );
  });
});
