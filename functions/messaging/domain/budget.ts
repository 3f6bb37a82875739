import { type Instant, toLocal } from '#shared/kernel/time.ts';

/** Parts that an office may use in a month, and how many of them are kept for notices. */
export type BudgetLimits = { readonly limit: number; readonly floor: number };

/** What an office has of a month, in parts of SMS. */
export type Budget = BudgetLimits & {
  readonly officeId: string;
  /** `yyyy-mm`. */
  readonly month: string;
  /** Set aside for what is under way. */
  readonly reserved: number;
  readonly spent: number;
  /** Grows with each change of the limits by a person; 0 before the first. */
  readonly version: number;
};

export type BudgetState = 'ok' | 'warning' | 'stopped';

export type BudgetView = Budget & {
  /** What all but notices may still use. */
  readonly left: number;
  readonly leftForNotices: number;
  /** What notices used beyond the limit: nothing stops them. */
  readonly over: number;
  /** Of the limit, rounded down; above 100 when over. */
  readonly percent: number;
  readonly state: BudgetState;
};

const WARN_AT_PERCENT = 80;

/** Every office counts in Jakarta's months, so that one order has one month wherever it is read. */
export const monthOf = (instant: Instant): string => toLocal(instant, 'Asia/Jakarta').slice(0, 7);

const usedOf = ({ reserved, spent }: Budget): number => reserved + spent;

/** What all but notices may still use; below 0 once notices have used their floor or the limits were lowered. */
export const freeOf = (budget: Budget): number => budget.limit - budget.floor - usedOf(budget);

const stateOf = (budget: Budget): BudgetState => {
  if (freeOf(budget) <= 0) return 'stopped';
  return usedOf(budget) * 100 >= budget.limit * WARN_AT_PERCENT ? 'warning' : 'ok';
};

export const budgetView = (budget: Budget): BudgetView => {
  const used = usedOf(budget);
  return {
    ...budget,
    left: Math.max(0, freeOf(budget)),
    leftForNotices: Math.max(0, budget.limit - used),
    over: Math.max(0, used - budget.limit),
    percent: budget.limit === 0 ? 100 : Math.floor((used * 100) / budget.limit),
    state: stateOf(budget),
  };
};

const SEVERITY = { ok: 0, warning: 1, stopped: 2 } as const satisfies Record<BudgetState, number>;

/** The state that a budget has just worsened to, if it has: worth one warning. */
export const crossed = (before: Budget, after: Budget): Exclude<BudgetState, 'ok'> | undefined => {
  const state = stateOf(after);
  return state !== 'ok' && SEVERITY[state] > SEVERITY[stateOf(before)] ? state : undefined;
};
