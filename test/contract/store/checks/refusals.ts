import { expect } from 'vitest';
import { RefusedByStore } from '#shared/store/errors.ts';
import type { Item, Query, Table, TransactWrite, Write } from '#shared/store/table.ts';
import { type Check, itemFor, keyOf, refTo, type Subject, store, stored, TABLE } from '../subject.ts';

type Request = (table: Table, subject: Subject) => Promise<unknown>;

const put = (subject: Subject, more: Record<string, unknown>): Write => ({
  kind: 'put',
  table: TABLE,
  // Deliberately also what the type forbids: callers may have cast.
  item: { ...itemFor(subject), ...more } as Item,
});

const putting =
  (more: Record<string, unknown>): Request =>
  (table, subject) =>
    table.write(put(subject, more));

const updating =
  (more: object): Request =>
  (table, subject) =>
    table.write({ kind: 'update', ...refTo(subject), ...more } as Write);

const querying =
  (more: Partial<Query>): Request =>
  (table, subject) =>
    table.query({ table: TABLE, partition: subject.unique, ...more });

const increments = (subject: Subject, count: number): TransactWrite[] =>
  Array.from({ length: count }, (_, n) => ({ kind: 'update', ...refTo(subject, `n${n}`), add: { n: 1 } }));

const nested = (depth: number): unknown => (depth === 0 ? 'x' : [nested(depth - 1)]);

const requests: Readonly<Record<string, Request>> = {
  'an item of more than 400 KB': putting({ text: 'x'.repeat(400 * 1024) }),
  'an item of more than 400 KB of UTF-8': putting({ text: 'é'.repeat(205 * 1024) }),
  'an empty pk': putting({ pk: '' }),
  'an empty sk': putting({ sk: '' }),
  'a missing sk': putting({ sk: undefined }),
  'a pk of more than 2,048 bytes': putting({ pk: 'é'.repeat(1025) }),
  'an sk of more than 1,024 bytes': putting({ sk: 'é'.repeat(513) }),
  'an empty index attribute': putting({ dueShard: '', dueAt: '1' }),
  'an index attribute that is no string': putting({ dueShard: 's', dueAt: 1 }),
  'an index attribute that is null': putting({ dueShard: 's', dueAt: null }),
  NaN: putting({ n: Number.NaN }),
  'Infinity inside a list': putting({ list: [Number.POSITIVE_INFINITY] }),
  'an integer beyond the exact ones': putting({ n: 2 ** 53 }),
  'values nested deeper than 32 levels': putting({ list: nested(33) }),
  'an update of the key': updating({ set: { sk: 'x' } }),
  'an update that removes the key': updating({ remove: ['pk'] }),
  'an update that changes nothing': updating({ set: {} }),
  'an update of one attribute twice': updating({ set: { n: 1 }, remove: ['n'] }),
  'an addition to a string': updating({ add: { text: 1 } }),
  'an addition of NaN': updating({ add: { n: Number.NaN } }),
  'an update to more than 400 KB': updating({
    set: { more: 'x'.repeat(399 * 1024), again: 'x'.repeat(2048) },
  }),
  'an update that empties an index attribute': updating({ set: { dueShard: '' } }),
  'a condition of no parts': updating({ set: { m: 1 }, if: { any: [] } }),
  'a choice of no values': updating({ set: { m: 1 }, if: { attribute: 'n', oneOf: [] } }),
  'an unknown table': (table, subject) => table.get({ table: 'nowhere' as 'offices', key: keyOf(subject) }),
  'a get with an empty key': (table, subject) =>
    table.get({ table: TABLE, key: { ...keyOf(subject), sk: '' } }),
  'an unknown index': querying({ index: 'nowhere' as 'due' }),
  'an index of another table': querying({ index: 'byDay' }),
  'a consistent query of an index': querying({ index: 'due', consistent: true }),
  'a limit of 0': querying({ limit: 0 }),
  'a limit of 1,001': querying({ limit: 1001 }),
  'a query of an empty partition key': querying({ partition: '' }),
  'a query of an empty sort value': querying({ sort: { beginsWith: '' } }),
  'bounds in the wrong order': querying({ sort: { between: ['b', 'a'] } }),
  'a transaction of nothing': (table) => table.transact([]),
  'a transaction of 101 writes': (table, subject) => table.transact(increments(subject, 101)),
  'a transaction with one item twice': (table, subject) =>
    table.transact([
      ...increments(subject, 1),
      { kind: 'check', ...refTo(subject, 'n0'), if: { exists: 'pk' } },
    ]),
  'a transaction with an item that is too large': (table, subject) =>
    table.transact([...increments(subject, 1), put(subject, { text: 'x'.repeat(400 * 1024) })]),
  'a transaction with an addition to a string': (table, subject) =>
    table.transact([...increments(subject, 1), { kind: 'update', ...refTo(subject), add: { text: 1 } }]),
  'a transaction of more than 4 MB': (table, subject) =>
    table.transact(
      Array.from({ length: 11 }, (_, n) => put(subject, { sk: `s${n}`, text: 'x'.repeat(390_000) })),
    ),
  'a token of 37 characters': (table, subject) =>
    table.transact(increments(subject, 1), { token: 'x'.repeat(37) }),
  'independent writes with one item twice': (table, subject) =>
    table.writeEach([put(subject, { n: 1 }), put(subject, { n: 2 })]),
  'a batch of no keys': (table) => table.batchGet([]),
  'a batch of 101 keys': (table, subject) =>
    table.batchGet(Array.from({ length: 101 }, (_, n) => refTo(subject, `n${n}`))),
  'a batch with one key twice': (table, subject) => table.batchGet([refTo(subject), refTo(subject)]),
};

/** Each request meets this item, and must leave it and its neighbour alone. */
const BEFORE = { text: 'a string', n: 1 };

export const refusalChecks: readonly Check[] = [
  ...Object.entries(requests).map(([what, request]) => ({
    name: `${what} is refused and nothing is written`,
    run: async (subject: Subject) => {
      await store(subject, itemFor(subject, BEFORE));
      await expect(request(subject.table, subject)).rejects.toThrow(RefusedByStore);
      expect(await stored(subject)).toStrictEqual(itemFor(subject, BEFORE));
      expect(await stored(subject, 'n0')).toBeUndefined();
    },
  })),
  {
    name: 'what is just within the limits is accepted',
    run: async (subject) => {
      const wide = itemFor(subject, { text: 'x'.repeat(399 * 1024) });
      const longKey = { pk: subject.unique.padEnd(2048, 'p'), sk: 's'.repeat(1024) };
      const deep = itemFor(subject, { list: nested(31) as string }, 'deep');
      await store(subject, wide, longKey, deep);
      expect((await subject.table.get({ table: TABLE, key: longKey }))?.sk).toBe(longKey.sk);
      expect(await stored(subject, 'deep')).toStrictEqual(deep);
    },
  },
];
