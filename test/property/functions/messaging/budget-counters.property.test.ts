import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  budgetKey,
  budgetOf,
  ensureBudget,
  reserveUpdate,
  settleUpdate,
} from '#functions/messaging/adapters/budget.ts';
import { freeOf } from '#functions/messaging/domain/budget.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { StoreAnswerLost, StoreBusy } from '#shared/store/errors.ts';
import type { WriteFault } from '#shared/store/faults/store-faults.ts';
import { openSqliteTable } from '#shared/store/sqlite-table.ts';
import type { Table, Update } from '#shared/store/table.ts';
import { transactOnce } from '#shared/store/transact-once.ts';

const OFFICE = 'bp3mi-kalbar';
const MONTH = '2025-11';
const LIMITS = { limit: 300, floor: 30 };
const clock = { now: () => '2025-11-10T02:00:00.000Z' as Instant };

/** A page of reminders that reserves and then spends part of it, or a notice that just spends. */
const job = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 40 }))
    .map(([reserved, spent]) => ({ reserved, spent: Math.min(reserved, spent) })),
  fc.integer({ min: 1, max: 10 }).map((spent) => ({ reserved: 0, spent })),
);

const fault = fc.constantFrom<WriteFault | 'none'>('none', 'none', 'none', 'busy', 'answer_lost');

const guardOf = (name: string) => ({ pk: `GUARD#${name}`, sk: 'GUARD' });

const isThere = async (table: Table, name: string): Promise<boolean> =>
  (await table.get({ table: 'messages', key: guardOf(name) })) !== undefined;

/** As a worker does it: the counters and the record of the step together, again and again until one try is answered. */
const once = async (table: Table, name: string, update: Update): Promise<'done' | 'refused'> => {
  for (;;) {
    try {
      const done = await transactOnce(table, [
        { kind: 'put', table: 'messages', item: guardOf(name), if: { missing: 'pk' } },
        update,
      ]);
      if (done.ok || (await isThere(table, name))) return 'done';
      return 'refused';
    } catch (error) {
      if (!(error instanceof StoreBusy || error instanceof StoreAnswerLost)) throw error;
    }
  }
};

const insistOnBudget = async (table: Table): Promise<void> => {
  for (;;) {
    try {
      await ensureBudget(table, OFFICE, MONTH, LIMITS);
      return;
    } catch (error) {
      if (!(error instanceof StoreBusy || error instanceof StoreAnswerLost)) throw error;
    }
  }
};

type Job = { readonly reserved: number; readonly spent: number };

const nothing = { reserved: 0, spent: 0 };

const work = async (table: Table, id: number, { reserved, spent }: Job, isLeftOpen: boolean) => {
  await insistOnBudget(table);
  if (reserved > 0) {
    const outcome = await once(table, `reserve-${id}`, reserveUpdate(OFFICE, MONTH, reserved));
    if (outcome === 'refused') return nothing;
    if (isLeftOpen) return { reserved, spent: 0 };
  }
  await once(table, `settle-${id}`, settleUpdate(OFFICE, MONTH, { reserved, spent }));
  return { reserved: 0, spent };
};

const rowOf = async (table: Table) => {
  const item = await table.get({ table: 'messages', key: budgetKey(OFFICE, MONTH) });
  return { free: item?.['free'], budget: budgetOf(item, { officeId: OFFICE, month: MONTH, ...LIMITS }) };
};

describe('the counters of a budget', () => {
  it('are what was reserved and spent, however many work at once and however the store fails', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(job, fc.boolean()), { minLength: 1, maxLength: 30 }),
        fc.array(fault, { maxLength: 60 }),
        async (jobs, faults) => {
          const planned = [...faults];
          const onWrite = () => {
            const next = planned.shift();
            return next === 'none' ? undefined : next;
          };
          const table = openSqliteTable({ path: ':memory:', clock, faults: { onWrite } });
          const outcomes = await Promise.all(
            jobs.map(([each, isLeftOpen], id) => work(table, id, each, isLeftOpen)),
          );
          const { budget, free } = await rowOf(table);
          table.close();
          const total = (name: 'reserved' | 'spent') => outcomes.reduce((sum, each) => sum + each[name], 0);
          expect(budget).toMatchObject({ ...LIMITS, reserved: total('reserved'), spent: total('spent') });
          expect(free).toBe(freeOf(budget));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('let everything be reserved that fits into the limit without its floor, and nothing more', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 5, maxLength: 40 }),
        async (sizes) => {
          const table = openSqliteTable({ path: ':memory:', clock });
          const outcomes = await Promise.all(
            sizes.map((reserved, id) => work(table, id, { reserved, spent: 0 }, true)),
          );
          const { budget } = await rowOf(table);
          table.close();
          const refused = sizes.filter((_, id) => outcomes[id]?.reserved === 0);
          expect(freeOf(budget)).toBeGreaterThanOrEqual(0);
          expect(freeOf(budget)).toBeLessThan(Math.min(Number.POSITIVE_INFINITY, ...refused));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('count a notice that was settled before the month had limits', async () => {
    const table = openSqliteTable({ path: ':memory:', clock });
    await table.write(settleUpdate(OFFICE, MONTH, { reserved: 0, spent: 7 }));
    await ensureBudget(table, OFFICE, MONTH, LIMITS);
    const { budget, free } = await rowOf(table);
    table.close();
    expect([budget, free]).toEqual([
      { officeId: OFFICE, month: MONTH, ...LIMITS, reserved: 0, spent: 7, version: 0 },
      263,
    ]);
  });
});
