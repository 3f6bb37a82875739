import type { Result } from '#shared/kernel/result.ts';
import { refOf } from './check-request.ts';
import { itemSize } from './item-size.ts';
import type { StoreMeter } from './metering/store-meter.ts';
import { readUnits } from './metering/units.ts';
import { intended, madeCost, refusedCost } from './metering/write-cost.ts';
import type { ConditionFailed, Item, ItemRef, Table, TransactWrite, Write, Written } from './table.ts';

const LARGEST_READ = 100;

type Outcome = Result<Written, ConditionFailed>;

const bytesOf = (items: readonly (Item | undefined)[]): number =>
  items.reduce((bytes, item) => bytes + (item === undefined ? 0 : itemSize(item)), 0);

const sum = (costs: readonly Readonly<Record<string, number>>[]): Record<string, number> => {
  const total: Record<string, number> = {};
  for (const cost of costs)
    for (const [name, value] of Object.entries(cost)) total[name] = (total[name] ?? 0) + value;
  return total;
};

/** What stands where the writes go, read from the inner table and charged to nobody. */
const standing = async (
  table: Table,
  writes: readonly TransactWrite[],
): Promise<readonly (Item | undefined)[]> => {
  const refs: ItemRef[] = writes.map(refOf);
  const found: (Item | undefined)[] = [];
  for (let from = 0; from < refs.length; from += LARGEST_READ)
    found.push(...(await table.batchGet(refs.slice(from, from + LARGEST_READ))));
  return found;
};

const chargeWrite = (meter: StoreMeter, write: Write, before: Item | undefined, outcome: Outcome): void => {
  const cost = outcome.ok
    ? madeCost(write, before, outcome.value.after, 1)
    : refusedCost(write, outcome.error.item, 1);
  meter.charge(write.kind, cost);
};

/**
 * A table that charges every request to `meter` as DynamoDB on demand would bill it. A call that throws is not charged.
 * What stood before a write is read just before it, so writers who meet on one item may be charged by its size of a
 * moment ago. What has expired counts as not there, and a transaction repeated under its token as made again.
 */
export const meteredTable = (table: Table, meter: StoreMeter): Table => {
  const writeEach = async (writes: readonly Write[]): Promise<readonly Outcome[]> => {
    const before = await standing(table, writes);
    const outcomes = await table.writeEach(writes);
    for (const [at, write] of writes.entries()) {
      const outcome = outcomes[at];
      if (outcome) chargeWrite(meter, write, before[at], outcome);
    }
    return outcomes;
  };
  return {
    get: async (ref, options) => {
      const item = await table.get(ref, options);
      meter.charge('get', { readUnits: readUnits(bytesOf([item]), options?.consistent ?? true) });
      return item;
    },
    batchGet: async (refs) => {
      const items = await table.batchGet(refs);
      const units = items.reduce((total, item) => total + readUnits(bytesOf([item]), true), 0);
      meter.charge('batchGet', { readUnits: units });
      return items;
    },
    query: async (query) => {
      const page = await table.query(query);
      meter.charge('query', { readUnits: readUnits(bytesOf(page.items), query.consistent === true) });
      return page;
    },
    write: async (write) => {
      const [before] = await standing(table, [write]);
      const outcome = await table.write(write);
      chargeWrite(meter, write, before, outcome);
      return outcome;
    },
    writeEach,
    transact: async (writes, options) => {
      const before = await standing(table, writes);
      const outcome = await table.transact(writes, options);
      const costs = writes.map((write, at) =>
        outcome.ok
          ? madeCost(write, before[at], intended(write, before[at]), 2)
          : refusedCost(write, before[at], 2),
      );
      meter.charge('transact', sum(costs));
      return outcome;
    },
  };
};
