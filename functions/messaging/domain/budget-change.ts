import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Budget, BudgetLimits } from './budget.ts';

/** Who changed the limits, when, why and to what. */
export type BudgetChange = BudgetLimits & {
  readonly by: string;
  readonly at: Instant;
  readonly reason: string;
  readonly before: BudgetLimits;
};

/** A budget with the last changes of its limits, newest first. */
export type BudgetRecord = { readonly budget: Budget; readonly changes: readonly BudgetChange[] };

export type LimitsRefused = { readonly kind: 'floor_above_limit' };

const CHANGES_KEPT = 20;

/** The record with other limits. They may be below what is used already: then all but notices stops. */
export const withLimits = (
  { budget, changes }: BudgetRecord,
  { limit, floor, ...why }: BudgetLimits & Pick<BudgetChange, 'by' | 'at' | 'reason'>,
): Result<BudgetRecord, LimitsRefused> => {
  if (floor > limit) return err({ kind: 'floor_above_limit' });
  const change = { ...why, limit, floor, before: { limit: budget.limit, floor: budget.floor } };
  return ok({
    budget: { ...budget, limit, floor, version: budget.version + 1 },
    changes: [change, ...changes].slice(0, CHANGES_KEPT),
  });
};
