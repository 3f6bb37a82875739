import { err, ok, type Result } from '#shared/kernel/result.ts';
import { MAX_TRANSACTION_BYTES } from '../check-request.ts';
import { RefusedByStore } from '../errors.ts';
import { itemSize, itemSizeAtMost } from '../item-size.ts';
import type { ConditionFailed, Item, TransactionRefused, Written } from '../table.ts';
import { itemIn, type Kept } from './body.ts';
import { type Plan, planWrite } from './plan.ts';
import type { Prepared } from './prepare.ts';
import type { Rows } from './rows.ts';

type Outcome = Result<Written, ConditionFailed>;
type Failure = TransactionRefused['failures'][number];

const withItem = <T extends object>(base: T, item: Item | undefined): T & { item?: Item } =>
  item ? { ...base, item } : base;

/** Read from the text when somebody asks, which few do: apart from the caller's object, without undefined attributes. */
const writtenAs = ({ body, item }: Kept): Written => {
  let after: Item | undefined;
  return {
    get after() {
      after ??= itemIn(body, item);
      return after;
    },
  };
};

const outcomeOf = (plan: Plan): Outcome => {
  if (!plan.holds) return err(withItem({ kind: 'condition_failed' as const }, plan.item));
  return ok(plan.change?.after ? writtenAs(plan.change.after) : {});
};

const failuresOf = (plans: readonly Plan[]): readonly Failure[] =>
  plans.flatMap((plan, index) => (plan.holds ? [] : [withItem({ index }, plan.item)]));

const checkTogether = (plans: readonly Plan[]): void => {
  const kept = plans.flatMap((plan) => (plan.holds && plan.change?.after ? [plan.change.after] : []));
  const sum = (sizeOf: (one: Kept) => number) => kept.reduce((total, one) => total + sizeOf(one), 0);
  if (sum(({ body, item }) => itemSizeAtMost(body, item)) <= MAX_TRANSACTION_BYTES) return;
  const bytes = sum(({ item }) => itemSize(item));
  if (bytes > MAX_TRANSACTION_BYTES) throw new RefusedByStore(`a transaction of ${bytes} bytes`);
};

type Claim = Extract<Prepared, { kind: 'put' }>;

/** A put where nothing may be: every item has a pk. */
const isClaim = (prepared: Prepared): prepared is Claim => {
  const condition = prepared.kind === 'put' && prepared.write.if;
  return (
    condition !== undefined && condition !== false && 'missing' in condition && condition.missing === 'pk'
  );
};

/** Each runs within a database transaction of the caller's. */
export const openWrites = (rows: Rows) => {
  const planAll = (writes: readonly Prepared[], nowMillis: number): readonly Plan[] =>
    writes.map((write) => planWrite(write, rows.standing(write.ref), nowMillis));

  const apply = (plan: Plan): void => {
    if (plan.holds && plan.change) rows.apply(plan.change);
  };

  const make = (plan: Plan): Outcome => {
    apply(plan);
    return outcomeOf(plan);
  };

  // A claim mostly finds nothing, so it does not look first; and as it cannot be refused any more, it needs no plan.
  const claim = (write: Claim, nowMillis: number): Outcome =>
    rows.enter(write.ref, write.kept)
      ? ok(writtenAs(write.kept))
      : make(planWrite(write, rows.standing(write.ref), nowMillis));

  return {
    each: (writes: readonly Prepared[], nowMillis: number): readonly Outcome[] => {
      const plans = writes.map((write) =>
        isClaim(write) ? write : planWrite(write, rows.standing(write.ref), nowMillis),
      );
      return plans.map((plan) => ('kept' in plan ? claim(plan, nowMillis) : make(plan)));
    },
    together: (writes: readonly Prepared[], nowMillis: number): Result<void, TransactionRefused> => {
      const plans = planAll(writes, nowMillis);
      checkTogether(plans);
      const failures = failuresOf(plans);
      if (failures.length > 0) return err({ kind: 'transaction_refused', failures });
      plans.forEach(apply);
      return ok(undefined);
    },
  };
};
