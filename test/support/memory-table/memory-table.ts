import { err, ok, type Result } from '#shared/kernel/result.ts';
import {
  checkBatch,
  checkDifferent,
  checkQuery,
  checkRef,
  checkToken,
  MAX_TRANSACTION_BYTES,
} from '#shared/store/check-request.ts';
import { RefusedByStore } from '#shared/store/errors.ts';
import { alive } from '#shared/store/expiry.ts';
import { itemSize } from '#shared/store/item-size.ts';
import type {
  ConditionFailed,
  Item,
  ItemRef,
  Table,
  TransactWrite,
  Write,
  Written,
} from '#shared/store/table.ts';
import type { TableName } from '#shared/store/tables.ts';
import { type Plan, plan, prepare } from './plans.ts';
import { runQuery } from './queries.ts';
import { openRows } from './rows.ts';
import { newTokens } from './tokens.ts';

/** `all` gives every item of a table, in no order. */
export type MemoryTable = Table & { readonly all: (table: TableName) => Iterable<Item> };

const shown = <T extends object>(base: T, item: Item | undefined): T & { item?: Item } =>
  item ? { ...base, item } : base;

const checkTogether = (plans: readonly Plan[]): void => {
  const stored = plans.flatMap((each) => (each.holds && each.change?.after ? [each.change.after] : []));
  if (stored.reduce((sum, { atMost }) => sum + atMost, 0) <= MAX_TRANSACTION_BYTES) return;
  const bytes = stored.reduce((sum, { item }) => sum + itemSize(item), 0);
  if (bytes > MAX_TRANSACTION_BYTES) throw new RefusedByStore(`a transaction of ${bytes} bytes`);
};

/**
 * The store without a database, for what has to be run a hundred thousand times: several times faster than SQLite, under the
 * same contract. What it gives out is what it holds; whoever changes that changes the store.
 */
export const openMemoryTable = ({ nowMillis }: { readonly nowMillis: () => number }): MemoryTable => {
  const rows = openRows();
  const tokens = newTokens();

  const read = (ref: ItemRef): Item | undefined => {
    checkRef(ref);
    return alive(rows.read(ref)?.item, nowMillis());
  };

  const apply = (planned: Plan): void => {
    if (planned.holds && planned.change) rows.write(planned.ref, planned.change.after);
  };

  const made = (planned: Plan): Result<Written, ConditionFailed> => {
    if (!planned.holds) return err(shown({ kind: 'condition_failed' as const }, planned.item));
    apply(planned);
    const after = planned.change?.after;
    return ok(after === undefined ? {} : { after: after.item });
  };

  const together: Table['transact'] = async (writes, { token } = {}) => {
    const prepared = writes.map(prepare);
    checkBatch(prepared.map(({ ref }) => ref));
    const now = nowMillis();
    if (token !== undefined) {
      checkToken(token);
      if (tokens.isDone(token, writes, now)) return ok(undefined);
    }
    const plans = prepared.map((each) => plan(rows, each, now));
    checkTogether(plans);
    const failures = plans.flatMap((each, index) => (each.holds ? [] : [shown({ index }, each.item)]));
    if (failures.length > 0) return err({ kind: 'transaction_refused', failures });
    plans.forEach(apply);
    if (token !== undefined) tokens.remember(token, writes, now);
    return ok(undefined);
  };

  const each = (writes: readonly Write[]) => {
    const prepared = writes.map(prepare);
    checkDifferent(prepared.map(({ ref }) => ref));
    const now = nowMillis();
    const plans = prepared.map((one) => plan(rows, one, now));
    return plans.map(made);
  };

  const one = (write: TransactWrite) => made(plan(rows, prepare(write), nowMillis()));

  return {
    all: rows.all,
    get: async (ref) => read(ref),
    batchGet: async (refs) => {
      checkBatch(refs);
      return refs.map(read);
    },
    query: async (query) => runQuery(rows, query, checkQuery(query), nowMillis()),
    write: async (write) => one(write),
    writeEach: async (writes) => each(writes),
    transact: together,
  };
};
