import { expect } from 'vitest';
import type { Query, Write } from '#shared/store/table.ts';
import { type Check, itemFor, refTo, type Subject, store, TABLE } from '../subject.ts';
import { readPages } from './queries.ts';

const due = ({ unique }: Subject, more: Partial<Query> = {}): Query => ({
  table: TABLE,
  index: 'due',
  partition: `${unique}/shard`,
  ...more,
});

const dueItem = (subject: Subject, dueAt: string, sk: string) =>
  itemFor(subject, { dueShard: `${subject.unique}/shard`, dueAt }, 'a', sk);

/** Index membership after one write to an item that was due. */
const membershipAfter = async (subject: Subject, write: Write): Promise<string[]> => {
  await store(subject, dueItem(subject, '2', 'x'), dueItem(subject, '3', 'y'));
  expect(await readPages(subject, due(subject))).toStrictEqual([['x', 'y']]);
  await subject.table.write(write);
  return (await readPages(subject, due(subject))).flat();
};

const ref = (subject: Subject) => refTo(subject, 'a', 'x');

export const indexChecks: readonly Check[] = [
  {
    name: 'given items with and without both attributes of an index, then it holds those with both, whole and in order',
    run: async (subject) => {
      const items = [dueItem(subject, '2', 'x'), dueItem(subject, '1', 'y')];
      const without = [
        itemFor(subject, { dueAt: '1' }, 'a', 'z'),
        itemFor(subject, { dueShard: `${subject.unique}/shard` }, 'a', 'w'),
      ];
      await store(subject, ...items, ...without);
      const page = await subject.table.query(due(subject));
      expect(page.items).toStrictEqual(items.toReversed());
    },
  },
  {
    name: 'given an indexed item, when one attribute is removed, then the index loses it',
    run: async (subject) => {
      const remove: Write = { kind: 'update', ...ref(subject), remove: ['dueShard'] };
      expect(await membershipAfter(subject, remove)).toStrictEqual(['y']);
    },
  },
  {
    name: 'given an indexed item, when it is replaced by one without the attributes, then the index loses it',
    run: async (subject) => {
      const put: Write = { kind: 'put', table: TABLE, item: itemFor(subject, {}, 'a', 'x') };
      expect(await membershipAfter(subject, put)).toStrictEqual(['y']);
    },
  },
  {
    name: 'given an indexed item, when it is deleted, then the index loses it',
    run: async (subject) => {
      expect(await membershipAfter(subject, { kind: 'delete', ...ref(subject) })).toStrictEqual(['y']);
    },
  },
  {
    name: 'given an indexed item, when its sort attribute changes, then it moves',
    run: async (subject) => {
      const later: Write = { kind: 'update', ...ref(subject), set: { dueAt: '4' } };
      expect(await membershipAfter(subject, later)).toStrictEqual(['y', 'x']);
    },
  },
  {
    name: 'given an indexed item, when another attribute changes, then the index shows it as it is',
    run: async (subject) => {
      await membershipAfter(subject, { kind: 'update', ...ref(subject), set: { state: 'sent' } });
      const page = await subject.table.query(due(subject, { limit: 1 }));
      expect(page.items[0]?.['state']).toBe('sent');
    },
  },
  {
    name: 'given items in two indexes, when a transaction moves one, then both indexes follow',
    run: async (subject) => {
      const officeId = `${subject.unique}/office`;
      const ofOffice = due(subject, { index: 'byOffice', partition: officeId });
      const both = { ...dueItem(subject, '1', 'x'), officeId, announcedAt: '1' };
      await store(subject, both);
      const removed = {
        kind: 'update',
        ...ref(subject),
        remove: ['dueAt'],
        set: { announcedAt: '2' },
      } as const;
      await subject.table.transact([removed]);
      expect(await readPages(subject, due(subject))).toStrictEqual([[]]);
      expect(await readPages(subject, { ...ofOffice, sort: { equals: '2' } })).toStrictEqual([['x']]);
    },
  },
  {
    name: 'given 11 items of which many have equal sort values, when paged both ways, then each comes once',
    run: async (subject) => {
      const items = Array.from({ length: 11 }, (_, n) => dueItem(subject, n < 7 ? 'same' : `t${n}`, `s${n}`));
      await store(subject, ...items);
      for (const descending of [false, true]) {
        const seen = (await readPages(subject, due(subject, { limit: 2, descending }))).flat();
        expect(seen.toSorted()).toStrictEqual(items.map(({ sk }) => sk).toSorted());
      }
    },
  },
  {
    name: 'given due times, when queried up to a moment, then only those come',
    run: async (subject) => {
      await store(subject, ...['1', '2', '3', '4'].map((at) => dueItem(subject, at, `s${at}`)));
      expect(await readPages(subject, due(subject, { sort: { atMost: '2' } }))).toStrictEqual([['s1', 's2']]);
    },
  },
];
