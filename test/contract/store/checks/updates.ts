import { expect } from 'vitest';
import { type Check, itemFor, refTo, store, stored } from '../subject.ts';

export const updateChecks: readonly Check[] = [
  {
    name: 'given no item, when it is updated, then it is created with what is set and added',
    run: async (subject) => {
      const outcome = await subject.table.write({
        kind: 'update',
        ...refTo(subject),
        set: { name: 'x' },
        add: { n: 3 },
        remove: ['other'],
      });
      const expected = itemFor(subject, { name: 'x', n: 3 });
      expect(outcome).toStrictEqual({ ok: true, value: { after: expected } });
      expect(await stored(subject)).toStrictEqual(expected);
    },
  },
  {
    name: 'given an item, when it is updated, then only the named attributes change',
    run: async (subject) => {
      await store(subject, itemFor(subject, { kept: [1], replaced: { a: 1 }, removed: 'x', n: 40, m: 1 }));
      const outcome = await subject.table.write({
        kind: 'update',
        ...refTo(subject),
        set: { replaced: { b: null } },
        add: { n: 2, m: -1 },
        remove: ['removed'],
      });
      const expected = itemFor(subject, { kept: [1], replaced: { b: null }, n: 42, m: 0 });
      expect(outcome).toStrictEqual({ ok: true, value: { after: expected } });
      expect(await stored(subject)).toStrictEqual(expected);
    },
  },
  {
    name: 'given a fraction, when another is added, then the sum is decimal',
    run: async (subject) => {
      await store(subject, itemFor(subject, { n: 0.1 }));
      await subject.table.write({ kind: 'update', ...refTo(subject), add: { n: 0.2 } });
      expect((await stored(subject))?.['n']).toBe(0.3);
    },
  },
  {
    name: 'given attributes whose names are words of the query language, then they are plain names',
    run: async (subject) => {
      await store(subject, itemFor(subject, { status: 'a', name: 'b', 'dotted.name': 1 }));
      await subject.table.write({
        kind: 'update',
        ...refTo(subject),
        set: { status: 'c' },
        add: { 'dotted.name': 1 },
        remove: ['name'],
        if: { attribute: 'status', equals: 'a' },
      });
      expect(await stored(subject)).toStrictEqual(itemFor(subject, { status: 'c', 'dotted.name': 2 }));
    },
  },
];
