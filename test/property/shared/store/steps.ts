import * as fc from 'fast-check';
import { expect } from 'vitest';
import { readAll } from '#shared/store/read-all.ts';
import type { Condition, Key, Query, Table, TransactWrite, Write } from '#shared/store/table.ts';
import { type MovingClock, START_SECONDS } from '#test/contract/store/subject.ts';
import { type Model, modelQuery, modelTransact, slotOf } from './model.ts';

export const table = 'arrivals';
export const PARTITIONS = ['p', 'q'];
/** The last comes before the one before it, were they compared as JavaScript compares them. */
export const SORTS = ['1', '2', '3', '\uffff', '\u{1f600}'];
const SHARDS = ['s1', 's2'];

const key: fc.Arbitrary<Key> = fc.record({
  pk: fc.constantFrom(...PARTITIONS),
  sk: fc.constantFrom(...SORTS),
});

const plainCondition: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom('pk', 'n', 'dueShard').map((exists) => ({ exists })),
  fc.integer({ min: 0, max: 4 }).map((lessThan) => ({ attribute: 'n', lessThan })),
);

const condition: fc.Arbitrary<Condition> = fc.oneof(
  plainCondition,
  plainCondition.map((not) => ({ not })),
  fc.array(plainCondition, { minLength: 1, maxLength: 2 }).map((any) => ({ any })),
);

const maybe = { if: condition };

const attributes = fc.record(
  {
    n: fc.integer({ min: -3, max: 3 }),
    dueShard: fc.constantFrom(...SHARDS),
    dueAt: fc.constantFrom('1', '2', '3'),
    expiresAt: fc.integer({ min: 0, max: 6 }).map((seconds) => START_SECONDS + seconds),
    nested: fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify(value)),
  },
  { requiredKeys: [] },
);

const put = fc
  .tuple(key, attributes, fc.record(maybe, { requiredKeys: [] }))
  .map(([at, more, guard]): Write => ({ kind: 'put', table, item: { ...more, ...at }, ...guard }));

const change = fc.oneof(
  fc.record({ add: fc.record({ n: fc.integer({ min: -2, max: 2 }) }) }),
  fc.record({ set: attributes.filter((set) => Object.keys(set).length > 0) }),
  fc.record({
    remove: fc.uniqueArray(fc.constantFrom('n', 'dueShard', 'dueAt', 'expiresAt'), { minLength: 1 }),
  }),
);

const update = fc
  .tuple(key, change, fc.record(maybe, { requiredKeys: [] }))
  .map(([at, more, guard]): Write => ({ kind: 'update', table, key: at, ...more, ...guard }));

const remove = fc
  .tuple(key, fc.record(maybe, { requiredKeys: [] }))
  .map(([at, guard]): Write => ({ kind: 'delete', table, key: at, ...guard }));

const check = fc
  .tuple(key, condition)
  .map(([at, holds]): TransactWrite => ({ kind: 'check', table, key: at, if: holds }));

const write = fc.oneof(put, update, remove);

export type Step =
  | { readonly do: 'write'; readonly write: Write }
  | { readonly do: 'each' | 'transact'; readonly writes: readonly TransactWrite[] }
  | { readonly do: 'wait'; readonly seconds: number };

const different = { selector: slotOf, minLength: 1, maxLength: 4 };

export const step: fc.Arbitrary<Step> = fc.oneof(
  write.map((one): Step => ({ do: 'write', write: one })),
  fc.uniqueArray(write, different).map((writes): Step => ({ do: 'each', writes })),
  fc.uniqueArray(fc.oneof(write, check), different).map((writes): Step => ({ do: 'transact', writes })),
  fc.integer({ min: 1, max: 3 }).map((seconds): Step => ({ do: 'wait', seconds })),
);

const isWrite = (one: TransactWrite): one is Write => one.kind !== 'check';

/** Takes one step on both, and compares the outcomes: positions of what failed. */
export const take = async (real: Table, model: Model, clock: MovingClock, taken: Step): Promise<void> => {
  if (taken.do === 'wait') return clock.advance(taken.seconds);
  const writes = taken.do === 'write' ? [taken.write] : taken.writes;
  if (taken.do === 'transact') {
    const outcome = await real.transact(writes);
    const failed = outcome.ok ? [] : outcome.error.failures.map(({ index }) => index);
    return expect(failed).toStrictEqual(modelTransact(model, writes));
  }
  const outcomes = await real.writeEach(writes.filter(isWrite));
  const expected = writes.map((one) => modelTransact(model, [one]).length === 0);
  expect(outcomes.map(({ ok }) => ok)).toStrictEqual(expected);
};

const sees = async (real: Table, query: Query): Promise<string[]> => {
  const seen: string[] = [];
  for await (const { pk, sk } of readAll(real, query)) seen.push(`${pk}|${sk}`);
  return seen.sort();
};

export const compare = async (real: Table, model: Model, limit: number): Promise<void> => {
  for (const [at, item] of model) {
    const [pk = '', sk = ''] = at.split('|');
    expect(await real.get({ table, key: { pk, sk } })).toStrictEqual(item);
  }
  const fromTable = PARTITIONS.map((partition): Query => ({ table, partition, limit }));
  const fromIndex = SHARDS.map(
    (partition): Query => ({ table, index: 'due', partition, limit, descending: true }),
  );
  for (const query of [...fromTable, ...fromIndex]) {
    expect(await sees(real, query)).toStrictEqual(modelQuery(model, query));
  }
};
