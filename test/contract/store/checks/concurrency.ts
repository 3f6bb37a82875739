import { expect } from 'vitest';
import { type Check, itemFor, refTo, type Subject, store, stored, TABLE } from '../subject.ts';

const times = <T>(count: number, run: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => run(n)));

const countUp = async (subject: Subject): Promise<void> => {
  const ref = refTo(subject);
  for (let tries = 0; tries < 500; tries++) {
    const seen = Number((await subject.table.get(ref))?.['n'] ?? 0);
    const condition = { attribute: 'n', equals: seen };
    const outcome = await subject.table.write({
      kind: 'update',
      ...ref,
      set: { n: seen + 1 },
      if: condition,
    });
    if (outcome.ok) return;
  }
};

export const concurrencyChecks: readonly Check[] = [
  {
    name: 'given 100 parallel increments, then the count is 100',
    run: async (subject) => {
      await times(100, () => subject.table.write({ kind: 'update', ...refTo(subject), add: { n: 1 } }));
      expect((await stored(subject))?.['n']).toBe(100);
    },
  },
  {
    name: 'given 100 parallel increments of at most 60 places, then exactly 60 succeed',
    run: async (subject) => {
      await store(subject, itemFor(subject, { n: 0 }));
      const outcomes = await times(100, () =>
        subject.table.write({
          kind: 'update',
          ...refTo(subject),
          add: { n: 1 },
          if: { attribute: 'n', lessThan: 60 },
        }),
      );
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(60);
      expect((await stored(subject))?.['n']).toBe(60);
    },
  },
  {
    name: 'given 10 parallel readers who write what they read plus one, when they retry, then the count is 10',
    run: async (subject) => {
      await store(subject, itemFor(subject, { n: 0 }));
      await times(10, () => countUp(subject));
      expect((await stored(subject))?.['n']).toBe(10);
    },
  },
  {
    name: 'given 50 racing to put the same item, then one wins and it is the one that stays',
    run: async (subject) => {
      const outcomes = await times(50, (n) =>
        subject.table.write({
          kind: 'put',
          table: TABLE,
          item: itemFor(subject, { n }),
          if: { missing: 'pk' },
        }),
      );
      const winners = outcomes.flatMap((outcome, n) => (outcome.ok ? [n] : []));
      expect(winners).toStrictEqual([(await stored(subject))?.['n']]);
    },
  },
];
