import { afterEach, describe, expect, it } from 'vitest';
import { ensureBudget, reserveUpdate, settleUpdate } from '#functions/messaging/adapters/budget.ts';
import { budgetStore } from '#functions/messaging/adapters/budget-store.ts';
import { withLimits } from '#functions/messaging/domain/budget-change.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { plannedFaults } from '#shared/store/faults/store-faults.ts';
import { openSqliteTable, type SqliteTable } from '#shared/store/sqlite-table.ts';
import { withTornRead } from '#test/support/torn-reads.ts';

const OFFICE = 'bp3mi-kalbar';
const MONTH = '2025-11';
const DEFAULTS = { limit: 1000, floor: 100 };
const AT = '2025-11-10T02:00:00.000Z' as Instant;
const WHY = { by: 'head-kalbar', at: AT, reason: 'Tambahan acara' };

const opened: SqliteTable[] = [];
afterEach(() => {
  for (const table of opened.splice(0)) table.close();
});

const setup = () => {
  const faults = plannedFaults();
  const table = openSqliteTable({ path: ':memory:', clock: { now: () => AT }, faults });
  opened.push(table);
  const store = budgetStore(table, DEFAULTS);
  /** Limits as somebody decides on them who has just looked. */
  const decided = async (limit: number) => {
    const before = await store.load(OFFICE, MONTH);
    const after = withLimits(before, { limit, floor: 100, ...WHY });
    if (!after.ok) throw new Error('these limits are fine');
    return [before.budget, after.value] as const;
  };
  return { faults, table, store, decided };
};

describe('the limits of a budget in the store', () => {
  it('are there after a lost answer, once', async () => {
    const { faults, store, decided } = setup();
    const change = await decided(2000);
    faults.next('answer_lost', 'answer_lost', 'answer_lost');
    expect(await store.save(...change)).toBe(true);
    const { budget, changes } = await store.load(OFFICE, MONTH);
    expect([budget.limit, budget.version, changes.length]).toEqual([2000, 1, 1]);
  });

  it.each([
    { limit: 5000, floor: 100 },
    { limit: 1000, floor: 0 },
  ])(
    'are refused when the month was opened meanwhile with %o and not with what was shown',
    async (others) => {
      const { table, store, decided } = setup();
      const change = await decided(2000);
      await ensureBudget(table, OFFICE, MONTH, others);
      expect(await store.save(...change)).toBe(false);
      expect(await store.load(OFFICE, MONTH)).toMatchObject({ budget: others, changes: [] });
    },
  );

  it('are refused when they were changed meanwhile and changed back', async () => {
    const { store, decided } = setup();
    const slower = await decided(3000);
    await store.save(...(await decided(2000)));
    await store.save(...(await decided(1000)));
    expect(await store.save(...slower)).toBe(false);
    expect((await store.load(OFFICE, MONTH)).changes).toHaveLength(2);
  });

  it('are refused to the slower of two, with the reason', async () => {
    const { store, decided } = setup();
    const slower = await decided(3000);
    await store.save(...(await decided(2000)));
    expect(await store.save(...slower)).toBe(false);
    expect((await store.load(OFFICE, MONTH)).changes.map(({ limit }) => limit)).toEqual([2000]);
  });

  it('are read with the changes that led to them, even when one was made between the two reads', async () => {
    const { table, store, decided } = setup();
    await store.save(...(await decided(2000)));
    const torn = withTornRead(table, async () => store.save(...(await decided(3000))));
    const { budget, changes } = await budgetStore(torn, DEFAULTS).load(OFFICE, MONTH);
    expect([budget.version, changes.map(({ limit }) => limit)]).toEqual([2, [3000, 2000]]);
  });

  it('are saved, however much was reserved since they were decided', async () => {
    const { table, store, decided } = setup();
    await ensureBudget(table, OFFICE, MONTH, DEFAULTS);
    const change = await decided(1500);
    await table.write(reserveUpdate(OFFICE, MONTH, 900));
    expect(await store.save(...change)).toBe(true);
    expect((await table.write(reserveUpdate(OFFICE, MONTH, 501))).ok).toBe(false);
    expect((await table.write(reserveUpdate(OFFICE, MONTH, 500))).ok).toBe(true);
  });
});

describe('the budget of a month that nobody has opened', () => {
  it('reserves nothing', async () => {
    const { table } = setup();
    expect((await table.write(reserveUpdate(OFFICE, MONTH, 1))).ok).toBe(false);
  });

  it('shows what notices have spent already, with the defaults', async () => {
    const { table, store } = setup();
    await table.write(settleUpdate(OFFICE, MONTH, { reserved: 0, spent: 3 }));
    expect((await store.load(OFFICE, MONTH)).budget).toMatchObject({ ...DEFAULTS, spent: 3, reserved: 0 });
  });

  it('keeps the limits that it has when it is opened again', async () => {
    const { table } = setup();
    await ensureBudget(table, OFFICE, MONTH, DEFAULTS);
    const again = await ensureBudget(table, OFFICE, MONTH, { limit: 5, floor: 5 });
    expect(again).toMatchObject(DEFAULTS);
  });

  it('is opened once by two who come at the same time', async () => {
    const { table } = setup();
    await Promise.all([1, 2, 3].map(() => ensureBudget(table, OFFICE, MONTH, DEFAULTS)));
    expect((await table.write(reserveUpdate(OFFICE, MONTH, 901))).ok).toBe(false);
    expect((await table.write(reserveUpdate(OFFICE, MONTH, 900))).ok).toBe(true);
  });
});
