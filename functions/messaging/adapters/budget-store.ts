import * as z from 'zod';
import { stored } from '#shared/store/stored-fields.ts';
import type { Key, Table } from '#shared/store/table.ts';
import { transactOnce } from '#shared/store/transact-once.ts';
import type { Budget } from '../domain/budget.ts';
import type { BudgetRecord } from '../domain/budget-change.ts';
import { type BudgetDefaults, budgetKey, budgetOf, ensureBudget } from './budget.ts';
import { untorn } from './untorn.ts';

const TABLE = 'messages' as const;

// In an item of its own: the counters are written with every page of reminders and must stay small.
const changesKey = (officeId: string, month: string): Key => ({
  pk: budgetKey(officeId, month).pk,
  sk: `${month}#CHANGES`,
});

const limits = { limit: stored.count, floor: stored.count };
const storedChanges = z.object({
  version: stored.count,
  changes: z.array(
    z.object({
      ...limits,
      by: z.string(),
      at: stored.instant,
      reason: z.string(),
      before: z.object(limits),
    }),
  ),
});

/** Budgets as people read and change them. Throws StoreBusy or StoreAnswerLost. */
export const budgetStore = (table: Table, defaults: BudgetDefaults) => ({
  /** Consistent; the defaults for a month that nobody has used or set yet. */
  load: (officeId: string, month: string): Promise<BudgetRecord> =>
    untorn(async () => {
      const [row, history] = await table.batchGet([
        { table: TABLE, key: budgetKey(officeId, month) },
        { table: TABLE, key: changesKey(officeId, month) },
      ]);
      const budget = budgetOf(row, { officeId, month, ...defaults });
      const { version, changes } = storedChanges.parse(history ?? { version: 0, changes: [] });
      return version === budget.version ? { budget, changes } : 'torn';
    }),
  /** Moves the limits, whatever is reserved meanwhile. False, and nothing written, when `before` is out of date. */
  save: async (before: Budget, { budget, changes }: BudgetRecord): Promise<boolean> => {
    const { officeId, month, limit, floor, version } = budget;
    await ensureBudget(table, officeId, month, defaults);
    const done = await transactOnce(table, [
      {
        kind: 'update',
        table: TABLE,
        key: budgetKey(officeId, month),
        set: { limit, floor, version },
        add: { free: limit - floor - (before.limit - before.floor) },
        // A row of version 0 may have been opened with other defaults than were shown.
        if: {
          all: [
            { attribute: 'version', equals: before.version },
            { attribute: 'limit', equals: before.limit },
            { attribute: 'floor', equals: before.floor },
          ],
        },
      },
      {
        kind: 'put',
        table: TABLE,
        item: { ...changesKey(officeId, month), version, changes },
      },
    ]);
    return done.ok;
  },
});
