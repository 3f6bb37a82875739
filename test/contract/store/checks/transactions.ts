import { expect } from 'vitest';
import { RefusedByStore } from '#shared/store/errors.ts';
import type { TransactWrite } from '#shared/store/table.ts';
import { type Check, itemFor, refTo, type Subject, store, stored, TABLE } from '../subject.ts';

const increment = (subject: Subject, name: string) =>
  ({ kind: 'update', ...refTo(subject, name), add: { n: 1 } }) as const;

const tokenOf = ({ unique }: Subject): string => `t-${unique}`.slice(0, 36);

export const transactionChecks: readonly Check[] = [
  {
    name: 'given every kind of write, when all conditions hold, then all are done',
    run: async (subject) => {
      await store(
        subject,
        itemFor(subject, { n: 1 }, 'old'),
        itemFor(subject, {}, 'gone'),
        itemFor(subject, {}, 'seen'),
      );
      const outcome = await subject.table.transact([
        { kind: 'put', table: TABLE, item: itemFor(subject, { n: 7 }, 'new'), if: { missing: 'pk' } },
        { ...increment(subject, 'old'), if: { exists: 'pk' } },
        { kind: 'delete', ...refTo(subject, 'gone') },
        { kind: 'check', ...refTo(subject, 'seen'), if: { exists: 'pk' } },
        { kind: 'put', table: 'offices', item: itemFor(subject, { elsewhere: true }) },
      ]);
      expect(outcome).toStrictEqual({ ok: true, value: undefined });
      const names = ['new', 'old', 'gone', 'seen'].map((name) => refTo(subject, name));
      const found = await subject.table.batchGet([...names, { table: 'offices', key: refTo(subject).key }]);
      expect(found.map((item) => item && [item['n'], item['elsewhere']])).toStrictEqual([
        [7, undefined],
        [2, undefined],
        undefined,
        [undefined, undefined],
        [undefined, true],
      ]);
    },
  },
  {
    name: 'given conditions that fail, then nothing is written and each failure has its position and item',
    run: async (subject) => {
      await store(subject, itemFor(subject, { n: 1 }, 'old'));
      const outcome = await subject.table.transact([
        increment(subject, 'first'),
        { kind: 'put', table: TABLE, item: itemFor(subject, {}, 'old'), if: { missing: 'pk' } },
        { kind: 'check', ...refTo(subject, 'none'), if: { exists: 'pk' } },
        increment(subject, 'last'),
      ]);
      const failures = [{ index: 1, item: itemFor(subject, { n: 1 }, 'old') }, { index: 2 }];
      expect(outcome).toStrictEqual({ ok: false, error: { kind: 'transaction_refused', failures } });
      const names = ['first', 'old', 'none', 'last'].map((name) => refTo(subject, name));
      const found = await subject.table.batchGet(names);
      expect(found.map((item) => item?.['n'])).toStrictEqual([undefined, 1, undefined, undefined]);
    },
  },
  {
    name: 'given 100 writes, then all are done together',
    run: async (subject) => {
      const names = Array.from({ length: 100 }, (_, n) => `n${n}`);
      await subject.table.transact(names.map((name) => increment(subject, name)));
      const found = await subject.table.batchGet(names.map((name) => refTo(subject, name)));
      expect(found.filter((item) => item?.['n'] === 1)).toHaveLength(100);
    },
  },
  {
    name: 'given a token, when the transaction is repeated, then it succeeds and changes nothing',
    run: async (subject) => {
      const writes: readonly TransactWrite[] = [
        increment(subject, 'a'),
        { kind: 'put', table: TABLE, item: itemFor(subject, {}, 'b'), if: { missing: 'pk' } },
      ];
      const options = { token: tokenOf(subject) };
      expect((await subject.table.transact(writes, options)).ok).toBe(true);
      subject.clock.advance(60);
      expect((await subject.table.transact(writes, options)).ok).toBe(true);
      expect((await stored(subject))?.['n']).toBe(1);
    },
  },
  {
    name: 'given a token that was used, when other writes carry it, then they are refused',
    run: async (subject) => {
      const options = { token: tokenOf(subject) };
      await subject.table.transact([increment(subject, 'a')], options);
      await expect(subject.table.transact([increment(subject, 'b')], options)).rejects.toThrow(
        RefusedByStore,
      );
      expect(await stored(subject, 'b')).toBeUndefined();
    },
  },
  {
    name: 'given a transaction without token, when it is repeated, then it is done twice',
    run: async (subject) => {
      await subject.table.transact([increment(subject, 'a')]);
      await subject.table.transact([increment(subject, 'a')]);
      expect((await stored(subject))?.['n']).toBe(2);
    },
  },
];
