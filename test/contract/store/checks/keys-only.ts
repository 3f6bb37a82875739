import { expect } from 'vitest';
import type { Item, Query } from '#shared/store/table.ts';
import { type Check, keyOf, START_SECONDS, type Subject } from '../subject.ts';
import { readPages } from './queries.ts';

const TABLE = 'messages';
const LIFE_SECONDS = 60;

const due = ({ unique }: Subject, more: Partial<Query> = {}): Query => ({
  table: TABLE,
  index: 'due',
  partition: `${unique}/shard`,
  ...more,
});

/** What the index may show of an item. */
const shown = (subject: Subject, dueAt: string, sk: string): Item => ({
  ...keyOf(subject, 'a', sk),
  dueShard: `${subject.unique}/shard`,
  dueAt,
});

const store = ({ table }: Subject, ...items: readonly Item[]) =>
  table.writeEach(items.map((item) => ({ kind: 'put', table: TABLE, item })));

export const keysOnlyChecks: readonly Check[] = [
  {
    name: 'given items with more attributes, when queried, then only the keys and the two attributes come, in order',
    run: async (subject) => {
      const items = ['3', '1', '2'].map((at) => shown(subject, at, `s${at}`));
      const officeDay = `${subject.unique}/day`;
      await store(
        subject,
        ...items.map((item) => ({ ...item, state: 'held', officeDay, plannedAt: item.sk })),
      );
      const { items: byDue } = await subject.table.query(due(subject));
      expect(byDue).toStrictEqual(items.toSorted((a, b) => (a.sk < b.sk ? -1 : 1)));
      const { items: byDay } = await subject.table.query({
        table: TABLE,
        index: 'byDay',
        partition: officeDay,
      });
      expect(byDay[0]).toStrictEqual({ ...keyOf(subject, 'a', 's1'), officeDay, plannedAt: 's1' });
    },
  },
  {
    name: 'given an indexed item, when attributes of the index and others change, then the index shows its own',
    run: async (subject) => {
      await store(subject, { ...shown(subject, '1', 'x'), state: 'held' });
      const key = keyOf(subject, 'a', 'x');
      await subject.table.write({ kind: 'update', table: TABLE, key, set: { state: 'sending' } });
      expect((await subject.table.query(due(subject))).items).toStrictEqual([shown(subject, '1', 'x')]);
      await subject.table.write({ kind: 'update', table: TABLE, key, set: { dueAt: '2', n: 1 } });
      expect((await subject.table.query(due(subject))).items).toStrictEqual([shown(subject, '2', 'x')]);
      await subject.table.write({ kind: 'update', table: TABLE, key, remove: ['dueAt'] });
      expect((await subject.table.query(due(subject))).items).toStrictEqual([]);
    },
  },
  {
    name: 'given items with equal sort values, when paged both ways and by range, then each comes once',
    run: async (subject) => {
      const sorts = ['a', 'b', 'c', 'd', 'e'];
      await store(subject, ...sorts.map((sk) => shown(subject, sk < 'd' ? '1' : '2', sk)));
      for (const descending of [false, true]) {
        const pages = await readPages(subject, due(subject, { limit: 2, descending }));
        expect(pages.flat().toSorted()).toStrictEqual(sorts);
      }
      const early = due(subject, { sort: { atMost: '1' }, limit: 2 });
      expect((await readPages(subject, early)).flat()).toHaveLength(3);
    },
  },
  {
    name: 'given large items, when queried to the end, then the keys of all come',
    run: async (subject) => {
      const sorts = ['1', '2', '3', '4', '5'];
      for (const sk of sorts) await store(subject, { ...shown(subject, sk, sk), text: 'x'.repeat(300_000) });
      expect((await readPages(subject, due(subject))).flat()).toStrictEqual(sorts);
    },
  },
  {
    name: 'given an item that has expired, then the index may name it, and the table does not have it',
    run: async (subject) => {
      const expiresAt = START_SECONDS + LIFE_SECONDS;
      await store(subject, { ...shown(subject, '1', 'gone'), expiresAt }, shown(subject, '2', 'stays'));
      subject.clock.advance(LIFE_SECONDS);
      const { items } = await subject.table.query(due(subject));
      expect(items).toStrictEqual([shown(subject, '1', 'gone'), shown(subject, '2', 'stays')]);
      const found = await subject.table.batchGet(
        items.map(({ pk, sk }) => ({ table: TABLE, key: { pk, sk } })),
      );
      expect(found).toStrictEqual([undefined, shown(subject, '2', 'stays')]);
    },
  },
];
