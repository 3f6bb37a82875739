import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/kernel/time.ts';
import type { BudgetLimits } from '../domain/budget.ts';
import { type BudgetRecord, type LimitsRefused, withLimits } from '../domain/budget-change.ts';
import { type OfficeNotFound, officeMeant } from './budget-office.ts';
import type { Budgets } from './budget-ports.ts';
import type { ReadBudget } from './read-budget.ts';

export type SetBudget = ReadBudget &
  BudgetLimits & {
    readonly reason: string;
    /** The version that the change was decided on. */
    readonly version: number;
  };

export type SetBudgetError = OfficeNotFound | LimitsRefused | { readonly kind: 'stale_version' };

/** Sets the limits of a month, with a reason that stays on record. What waited for budget goes out if it is still of use. */
export const makeSetBudget =
  ({ budgets, clock }: { readonly budgets: Budgets; readonly clock: Clock }) =>
  async ({
    actor,
    officeId,
    month,
    version,
    limit,
    floor,
    reason,
  }: SetBudget): Promise<Result<BudgetRecord, SetBudgetError>> => {
    const office = officeMeant(actor, officeId);
    if (!office.ok) return office;
    const before = await budgets.load(office.value, month);
    if (before.budget.version !== version) return err({ kind: 'stale_version' });
    const after = withLimits(before, { limit, floor, reason, by: actor.accountId, at: clock.now() });
    if (!after.ok) return after;
    if (!(await budgets.save(before.budget, after.value))) return err({ kind: 'stale_version' });
    return ok(await budgets.load(office.value, month));
  };
