import { expect } from 'vitest';
import { InvalidCursor } from '#shared/store/errors.ts';
import type { Query, SortRange } from '#shared/store/table.ts';
import { type Check, itemFor, type Subject, store, TABLE } from '../subject.ts';

const SORTS = ['a', 'aa', 'ab', 'b', 'é', 'ﬀ', '\u{1F30A}'];

const storeSorts = (subject: Subject) => {
  const shuffled = [...SORTS.slice(3), ...SORTS.slice(0, 3)];
  return store(
    subject,
    ...shuffled.map((sk) => itemFor(subject, { sk }, 'list', sk)),
    itemFor(subject, {}, 'list2', 'a'),
  );
};

const listOf = ({ unique }: Subject, more: Partial<Query> = {}): Query => ({
  table: TABLE,
  partition: `${unique}/list`,
  ...more,
});

/** At most 50 pages, so that a cursor that leads nowhere ends the check too. */
export const readPages = async ({ table }: Subject, query: Query): Promise<string[][]> => {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const page = await table.query(cursor === undefined ? query : { ...query, cursor });
    pages.push(page.items.map(({ sk }) => sk));
    cursor = page.cursor;
  } while (cursor !== undefined && pages.length < 50);
  return pages;
};

const ranges: readonly (readonly [SortRange, readonly string[]])[] = [
  [{ equals: 'aa' }, ['aa']],
  [{ equals: 'none' }, []],
  [{ beginsWith: 'a' }, ['a', 'aa', 'ab']],
  [{ beginsWith: 'aa' }, ['aa']],
  [{ between: ['aa', 'b'] }, ['aa', 'ab', 'b']],
  [{ between: ['b', 'b'] }, ['b']],
  [{ atLeast: 'ab' }, SORTS.slice(2)],
  [{ atMost: 'ab' }, ['a', 'aa', 'ab']],
  [{ lessThan: 'ab' }, ['a', 'aa']],
  [{ greaterThan: 'ab' }, SORTS.slice(3)],
];

const rangeChecks: readonly Check[] = ranges.map(([sort, expected]) => ({
  name: `given items of one partition, when queried with ${JSON.stringify(sort)}, then ${expected.length} come in order`,
  run: async (subject) => {
    await storeSorts(subject);
    expect(await readPages(subject, listOf(subject, { sort }))).toStrictEqual([expected]);
    const descending = await readPages(subject, listOf(subject, { sort, descending: true, limit: 2 }));
    expect(descending.flat()).toStrictEqual(expected.toReversed());
  },
}));

const cursorOf = async (subject: Subject): Promise<string> =>
  (await subject.table.query(listOf(subject, { limit: 2 }))).cursor ?? '';

const pagingChecks: readonly Check[] = [
  {
    name: 'given items of one partition, when queried, then all come in the byte order of their sort keys',
    run: async (subject) => {
      await storeSorts(subject);
      expect(await readPages(subject, listOf(subject))).toStrictEqual([SORTS]);
      expect(await readPages(subject, listOf(subject, { consistent: true }))).toStrictEqual([SORTS]);
    },
  },
  {
    name: 'given pages of any size, when they are read to the end, then each item comes once and in order',
    run: async (subject) => {
      await storeSorts(subject);
      for (const limit of [1, 2, 3, 6]) {
        const pages = await readPages(subject, listOf(subject, { limit }));
        expect(pages.flat()).toStrictEqual(SORTS);
        expect(Math.max(...pages.map(({ length }) => length))).toBe(limit);
      }
    },
  },
  {
    name: 'given items of 300 KB, when queried, then no page is larger than 1 MB and all come',
    run: async (subject) => {
      const sorts = ['1', '2', '3', '4', '5'];
      for (const sk of sorts)
        await store(subject, itemFor(subject, { text: 'x'.repeat(300_000) }, 'list', sk));
      const pages = await readPages(subject, listOf(subject));
      expect(pages[0]?.length).toBeLessThan(5);
      expect(pages.flat()).toStrictEqual(sorts);
    },
  },
  {
    name: 'given an empty partition, when queried, then there is one empty page',
    run: async (subject) => expect(await subject.table.query(listOf(subject))).toStrictEqual({ items: [] }),
  },
  {
    name: 'given a text that is no cursor, when it is used, then it is invalid',
    run: async (subject) => {
      await storeSorts(subject);
      for (const cursor of ['', 'x', '!!', Buffer.from('[1,2,3,4]').toString('base64url')]) {
        await expect(subject.table.query(listOf(subject, { cursor }))).rejects.toThrow(InvalidCursor);
      }
    },
  },
  {
    name: 'given a cursor, when it is used for another query, then it is invalid',
    run: async (subject) => {
      await storeSorts(subject);
      const cursor = await cursorOf(subject);
      const others: readonly Partial<Query>[] = [
        { partition: `${subject.unique}/list2` },
        { descending: true },
        { sort: { atLeast: 'a' } },
        { index: 'due' },
        { table: 'offices' },
      ];
      for (const other of others) {
        await expect(subject.table.query(listOf(subject, { cursor, ...other }))).rejects.toThrow(
          InvalidCursor,
        );
      }
      expect((await subject.table.query(listOf(subject, { cursor }))).items[0]?.sk).toBe(SORTS[2]);
    },
  },
];

export const queryChecks: readonly Check[] = [...rangeChecks, ...pagingChecks];
