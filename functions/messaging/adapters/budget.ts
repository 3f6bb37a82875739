import * as z from 'zod';
import type { Item, Key, Table, Update } from '#shared/store/table.ts';
import { repeatLost } from '#shared/store/transact-once.ts';
import type { Budget, BudgetLimits } from '../domain/budget.ts';

export { monthOf } from '../domain/budget.ts';

/** The limits of an office whose head has set none. */
export type BudgetDefaults = BudgetLimits;

const TABLE = 'messages' as const;

export const budgetKey = (officeId: string, month: string): Key => ({ pk: `BUDGET#${officeId}`, sk: month });

const row = (officeId: string, month: string) => ({
  kind: 'update' as const,
  table: TABLE,
  key: budgetKey(officeId, month),
});

/** Sets parts aside; refused when that many are not free or the row was never opened: see `ensureBudget`. */
export const reserveUpdate = (officeId: string, month: string, parts: number): Update => ({
  ...row(officeId, month),
  add: { free: 0 - parts, reserved: parts },
  if: { attribute: 'free', atLeast: parts },
});

/**
 * Gives back what was reserved and books what was spent: fewer, more, or without a reservation (notices). Never refused.
 * On a row that was not opened yet it counts from nothing, and the limits come with `ensureBudget`.
 */
export const settleUpdate = (
  officeId: string,
  month: string,
  { reserved, spent }: Pick<Budget, 'reserved' | 'spent'>,
): Update => ({
  ...row(officeId, month),
  add: { reserved: 0 - reserved, spent, free: reserved - spent },
});

/** Gives the row its first limits; refused when it has some. Right before and after a `settleUpdate`. */
const openUpdate = (officeId: string, month: string, { limit, floor }: BudgetLimits): Update => ({
  ...row(officeId, month),
  set: { limit, floor, version: 0 },
  add: { free: limit - floor },
  if: { missing: 'limit' },
});

const stored = z.object({
  limit: z.int().exactOptional(),
  floor: z.int().exactOptional(),
  version: z.int().exactOptional(),
  reserved: z.int().default(0),
  spent: z.int().default(0),
});

/** The budget that a row tells of; the defaults where there is no row, or one without limits. */
export const budgetOf = (
  item: Item | undefined,
  { officeId, month, ...defaults }: Pick<Budget, 'officeId' | 'month'> & BudgetLimits,
): Budget => ({ officeId, month, version: 0, ...defaults, ...stored.parse(item ?? {}) });

/**
 * Sees to it that the month has limits, and gives it back as it stands. One consistent read, and one write the first time.
 * Throws StoreBusy or StoreAnswerLost; harmless to repeat.
 */
export const ensureBudget = async (
  table: Pick<Table, 'get' | 'write'>,
  officeId: string,
  month: string,
  { limit, floor }: BudgetLimits,
): Promise<Budget> => {
  const budget = { officeId, month, limit, floor };
  const found = await table.get({ table: TABLE, key: budgetKey(officeId, month) });
  if (found?.['limit'] !== undefined) return budgetOf(found, budget);
  const opened = await repeatLost(() => table.write(openUpdate(officeId, month, { limit, floor })));
  return budgetOf(opened.ok ? opened.value.after : opened.error.item, budget);
};
