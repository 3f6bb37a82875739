import { err, ok, type Result } from '#shared/kernel/result.ts';
import { MAX_TRANSACTION_BYTES, refOf } from '../check-request.ts';
import { RefusedByStore } from '../errors.ts';
import type { ConditionFailed, Item, TransactionRefused, TransactWrite, Write, Written } from '../table.ts';
import { type Plan, planWrite } from './plan.ts';
import type { Rows } from './rows.ts';

type Outcome = Result<Written, ConditionFailed>;
type Failure = TransactionRefused['failures'][number];

const withItem = <T extends object>(base: T, item: Item | undefined): T & { item?: Item } =>
  item ? { ...base, item } : base;

const outcomeOf = (plan: Plan): Outcome => {
  if (!plan.holds) return err(withItem({ kind: 'condition_failed' as const }, plan.item));
  return ok(plan.change?.after ? { after: plan.change.after } : {});
};

const failuresOf = (plans: readonly Plan[]): readonly Failure[] =>
  plans.flatMap((plan, index) => (plan.holds ? [] : [withItem({ index }, plan.item)]));

/** Each runs within a database transaction of the caller's, on writes that have been checked. */
export const openWrites = (rows: Rows) => {
  const planAll = (writes: readonly TransactWrite[], nowMillis: number): readonly Plan[] =>
    writes.map((write) => planWrite(write, rows.read(refOf(write)), nowMillis));

  const apply = (plan: Plan): void => {
    if (plan.holds && plan.change) rows.apply(plan.change);
  };

  return {
    each: (writes: readonly Write[], nowMillis: number): readonly Outcome[] => {
      const plans = planAll(writes, nowMillis);
      plans.forEach(apply);
      return plans.map(outcomeOf);
    },
    together: (writes: readonly TransactWrite[], nowMillis: number): Result<void, TransactionRefused> => {
      const plans = planAll(writes, nowMillis);
      const bytes = plans.reduce((total, plan) => total + (plan.holds ? plan.size : 0), 0);
      if (bytes > MAX_TRANSACTION_BYTES) throw new RefusedByStore(`a transaction of ${bytes} bytes`);
      const failures = failuresOf(plans);
      if (failures.length > 0) return err({ kind: 'transaction_refused', failures });
      plans.forEach(apply);
      return ok(undefined);
    },
  };
};
