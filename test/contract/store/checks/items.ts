import { expect } from 'vitest';
import { type Check, itemFor, keyOf, refTo, store, stored, TABLE } from '../subject.ts';

const NESTED = {
  text: 'Kab. Kubu Raya – “Sungai Ambawang” 🌊',
  empty: '',
  whole: 9007199254740991,
  negative: -42,
  fraction: 0.1,
  tiny: 1.5e-10,
  zero: 0,
  yes: true,
  no: false,
  nothing: null,
  list: [1, 'two', [null, { three: 3 }], []],
  map: { 'a.b': { deep: ['x'] }, empty: {} },
};

export const itemChecks: readonly Check[] = [
  {
    name: 'given an item of nested values, when it is read, then it is the same',
    run: async (subject) => {
      await store(subject, itemFor(subject, NESTED));
      expect(await stored(subject)).toStrictEqual(itemFor(subject, NESTED));
    },
  },
  {
    name: 'given attributes that are undefined, when the item is read, then they are not there',
    run: async (subject) => {
      const item = itemFor(subject, { gone: undefined, map: { gone: undefined, kept: 1 } });
      const outcome = await subject.table.write({ kind: 'put', table: TABLE, item });
      const expected = itemFor(subject, { map: { kept: 1 } });
      expect(outcome).toStrictEqual({ ok: true, value: { after: expected } });
      expect(await stored(subject)).toStrictEqual(expected);
    },
  },
  {
    name: 'given no item, when it is read, then it is undefined',
    run: async (subject) => expect(await stored(subject)).toBeUndefined(),
  },
  {
    name: 'given an item, when another is put in its place, then nothing of the first is left',
    run: async (subject) => {
      await store(subject, itemFor(subject, { first: 1 }));
      await store(subject, itemFor(subject, { second: 2 }));
      expect(await stored(subject)).toStrictEqual(itemFor(subject, { second: 2 }));
    },
  },
  {
    name: 'given an item, when it is deleted twice, then it is gone and both succeed',
    run: async (subject) => {
      await store(subject, itemFor(subject));
      const first = await subject.table.write({ kind: 'delete', ...refTo(subject) });
      const second = await subject.table.write({ kind: 'delete', ...refTo(subject) });
      expect([first, second]).toStrictEqual([
        { ok: true, value: {} },
        { ok: true, value: {} },
      ]);
      expect(await stored(subject)).toBeUndefined();
    },
  },
  {
    name: 'given items that differ in one part of the key or in the table, then each is its own',
    run: async (subject) => {
      await store(
        subject,
        itemFor(subject, { is: 'one' }, 'a', '1'),
        itemFor(subject, { is: 'two' }, 'a', '2'),
      );
      await subject.table.write({
        kind: 'put',
        table: 'offices',
        item: itemFor(subject, { is: 'three' }, 'a', '1'),
      });
      expect((await stored(subject, 'a', '1'))?.['is']).toBe('one');
      expect((await stored(subject, 'a', '2'))?.['is']).toBe('two');
      expect((await subject.table.get({ table: 'offices', key: keyOf(subject, 'a', '1') }))?.['is']).toBe(
        'three',
      );
    },
  },
  {
    name: 'given some of several keys, when they are read together, then items come in the order of the keys',
    run: async (subject) => {
      await store(subject, itemFor(subject, { n: 1 }, 'x'), itemFor(subject, { n: 2 }, 'y'));
      const refs = [refTo(subject, 'y'), refTo(subject, 'none'), refTo(subject, 'x')];
      const found = await subject.table.batchGet([...refs, { table: 'offices', key: keyOf(subject, 'x') }]);
      expect(found.map((item) => item?.['n'])).toStrictEqual([2, undefined, 1, undefined]);
    },
  },
  {
    name: 'given 100 items, when they are read together, then all are there',
    run: async (subject) => {
      const names = Array.from({ length: 100 }, (_, n) => `n${n}`);
      await store(subject, ...names.map((name) => itemFor(subject, { name }, name)));
      const found = await subject.table.batchGet(names.map((name) => refTo(subject, name)));
      expect(found.map((item) => item?.['name'])).toStrictEqual(names);
    },
  },
];
