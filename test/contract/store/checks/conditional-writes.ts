import { expect } from 'vitest';
import type { Write } from '#shared/store/table.ts';
import { type Check, itemFor, refTo, type Subject, store, stored, TABLE } from '../subject.ts';

const writesOnCondition = (subject: Subject): readonly Write[] => [
  { kind: 'put', table: TABLE, item: itemFor(subject, { n: 2 }), if: { attribute: 'n', equals: 9 } },
  { kind: 'update', ...refTo(subject), set: { n: 2 }, if: { attribute: 'n', equals: 9 } },
  { kind: 'delete', ...refTo(subject), if: { attribute: 'n', equals: 9 } },
];

export const conditionalWriteChecks: readonly Check[] = [
  {
    name: 'given a condition that fails, when an item stands there, then it comes back and stays as it was',
    run: async (subject) => {
      const item = itemFor(subject, { n: 1, list: [{ a: null }] });
      await store(subject, item);
      for (const write of writesOnCondition(subject)) {
        expect(await subject.table.write(write)).toStrictEqual({
          ok: false,
          error: { kind: 'condition_failed', item },
        });
        expect(await stored(subject)).toStrictEqual(item);
      }
    },
  },
  {
    name: 'given a condition that fails, when nothing stands there, then no item comes back and none is made',
    run: async (subject) => {
      for (const write of writesOnCondition(subject)) {
        expect(await subject.table.write(write)).toStrictEqual({
          ok: false,
          error: { kind: 'condition_failed' },
        });
        expect(await stored(subject)).toBeUndefined();
      }
    },
  },
  {
    name: 'given a condition that holds, then put, update and delete are done',
    run: async (subject) => {
      const put = {
        kind: 'put',
        table: TABLE,
        item: itemFor(subject, { n: 1 }),
        if: { missing: 'pk' },
      } as const;
      expect(await subject.table.write(put)).toMatchObject({ ok: true });
      const update = {
        kind: 'update',
        ...refTo(subject),
        add: { n: 1 },
        if: { attribute: 'n', equals: 1 },
      } as const;
      expect(await subject.table.write(update)).toMatchObject({ ok: true, value: { after: { n: 2 } } });
      const remove = { kind: 'delete', ...refTo(subject), if: { attribute: 'n', equals: 2 } } as const;
      expect(await subject.table.write(remove)).toMatchObject({ ok: true });
      expect(await stored(subject)).toBeUndefined();
    },
  },
  {
    name: 'given independent writes, when some fail, then the others are made and outcomes are in order',
    run: async (subject) => {
      await store(subject, itemFor(subject, { n: 1 }, 'old'));
      const put = (name: string) =>
        ({
          kind: 'put',
          table: TABLE,
          item: itemFor(subject, { n: 2 }, name),
          if: { missing: 'pk' },
        }) as const;
      const outcomes = await subject.table.writeEach([put('x'), put('old'), put('y')]);
      expect(outcomes).toStrictEqual([
        { ok: true, value: { after: itemFor(subject, { n: 2 }, 'x') } },
        { ok: false, error: { kind: 'condition_failed', item: itemFor(subject, { n: 1 }, 'old') } },
        { ok: true, value: { after: itemFor(subject, { n: 2 }, 'y') } },
      ]);
      expect((await stored(subject, 'y'))?.['n']).toBe(2);
    },
  },
  {
    name: 'given more independent writes than a transaction holds, then all are made',
    run: async (subject) => {
      const items = Array.from({ length: 130 }, (_, n) => itemFor(subject, { n }, 'many', String(1000 + n)));
      await store(subject, ...items);
      const page = await subject.table.query({
        table: TABLE,
        partition: `${subject.unique}/many`,
        limit: 200,
      });
      expect(page.items).toStrictEqual(items);
    },
  },
  {
    name: 'given no independent writes, then there are no outcomes',
    run: async (subject) => expect(await subject.table.writeEach([])).toStrictEqual([]),
  },
];
