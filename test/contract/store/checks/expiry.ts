import { expect } from 'vitest';
import type { Item } from '#shared/store/table.ts';
import { type Check, itemFor, refTo, START_SECONDS, type Subject, store, stored, TABLE } from '../subject.ts';

const LIFE_SECONDS = 60;

const mortal = (
  subject: Subject,
  more: Record<string, Item[string]> = {},
  name?: string,
  sk?: string,
): Item => itemFor(subject, { expiresAt: START_SECONDS + LIFE_SECONDS, ...more }, name, sk);

/** Stores a mortal item and lets it expire. */
const storeExpired = async (subject: Subject, more: Record<string, Item[string]> = {}): Promise<void> => {
  await store(subject, mortal(subject, more));
  subject.clock.advance(LIFE_SECONDS);
};

const INDEXED = { dueShard: 's', dueAt: '1' };

export const expiryChecks: readonly Check[] = [
  {
    name: 'given a time to live, then the item is there until the second it names and gone from then on',
    run: async (subject) => {
      await store(subject, mortal(subject));
      subject.clock.advance(LIFE_SECONDS - 1);
      expect(await stored(subject)).toStrictEqual(mortal(subject));
      subject.clock.advance(1);
      expect(await stored(subject)).toBeUndefined();
    },
  },
  {
    name: 'given an expired item, then no read, query or index shows it',
    run: async (subject) => {
      const dueShard = `${subject.unique}/shard`;
      await store(subject, itemFor(subject, { dueShard, dueAt: '2' }, 'a', 'stays'));
      await storeExpired(subject, { dueShard, dueAt: '1' });
      expect(await subject.table.batchGet([refTo(subject), refTo(subject, 'b')])).toStrictEqual([
        undefined,
        undefined,
      ]);
      const fromTable = await subject.table.query({ table: TABLE, partition: refTo(subject).key.pk });
      const fromIndex = await subject.table.query({ table: TABLE, index: 'due', partition: dueShard });
      expect([fromTable, fromIndex].map(({ items }) => items.map(({ sk }) => sk))).toStrictEqual([
        ['stays'],
        ['stays'],
      ]);
    },
  },
  {
    name: 'given an expired item, when one is put where none may be, then it succeeds',
    run: async (subject) => {
      await storeExpired(subject, INDEXED);
      const put = {
        kind: 'put',
        table: TABLE,
        item: itemFor(subject, { n: 1 }),
        if: { missing: 'pk' },
      } as const;
      expect(await subject.table.write(put)).toMatchObject({ ok: true });
      expect(await stored(subject)).toStrictEqual(itemFor(subject, { n: 1 }));
    },
  },
  {
    name: 'given an expired item, when a condition needs an item, then it fails and shows none',
    run: async (subject) => {
      await storeExpired(subject, { n: 1 });
      for (const condition of [{ exists: 'pk' }, { attribute: 'n', equals: 1 }]) {
        const update = { kind: 'update', ...refTo(subject), set: { m: 1 }, if: condition } as const;
        const failed = { ok: false, error: { kind: 'condition_failed' } };
        expect(await subject.table.write(update)).toStrictEqual(failed);
        expect(await subject.table.write({ kind: 'delete', ...refTo(subject), if: condition })).toStrictEqual(
          failed,
        );
      }
    },
  },
  {
    name: 'given an expired item, when it is updated, then the update starts from nothing',
    run: async (subject) => {
      await storeExpired(subject, { n: 41, old: true });
      const outcome = await subject.table.write({ kind: 'update', ...refTo(subject), add: { n: 1 } });
      expect(outcome).toStrictEqual({ ok: true, value: { after: itemFor(subject, { n: 1 }) } });
    },
  },
  {
    name: 'given expired items in a transaction, then its conditions and updates find nothing there',
    run: async (subject) => {
      await store(
        subject,
        mortal(subject, { n: 41 }, 'updated'),
        mortal(subject, {}, 'checked'),
        mortal(subject, {}, 'put'),
      );
      subject.clock.advance(LIFE_SECONDS);
      const writes = [
        { kind: 'update', ...refTo(subject, 'updated'), add: { n: 1 } },
        { kind: 'check', ...refTo(subject, 'checked'), if: { missing: 'pk' } },
        { kind: 'put', table: TABLE, item: itemFor(subject, { n: 2 }, 'put'), if: { missing: 'pk' } },
      ] as const;
      const refused = await subject.table.transact([
        ...writes,
        { kind: 'check', ...refTo(subject, 'none'), if: { exists: 'pk' } },
      ]);
      expect(refused).toStrictEqual({
        ok: false,
        error: { kind: 'transaction_refused', failures: [{ index: 3 }] },
      });
      expect((await subject.table.transact(writes)).ok).toBe(true);
      expect(await stored(subject, 'updated')).toStrictEqual(itemFor(subject, { n: 1 }, 'updated'));
    },
  },
  {
    name: 'given an expired item, when a transaction with a token updates it, then it starts from nothing',
    run: async (subject) => {
      await storeExpired(subject, { n: 41 });
      const update = { kind: 'update', ...refTo(subject), add: { n: 1 } } as const;
      const token = `e-${subject.unique}`.slice(0, 36);
      expect((await subject.table.transact([update], { token })).ok).toBe(true);
      subject.clock.advance(1);
      expect((await subject.table.transact([update], { token })).ok).toBe(true);
      expect(await stored(subject)).toStrictEqual(itemFor(subject, { n: 1 }));
    },
  },
  {
    name: 'given a time to live that is not a number, then the item stays',
    run: async (subject) => {
      await store(subject, itemFor(subject, { expiresAt: '1' }));
      const update = { kind: 'update', ...refTo(subject), set: { n: 1 }, if: { exists: 'pk' } } as const;
      expect((await subject.table.write(update)).ok).toBe(true);
      expect((await stored(subject))?.['n']).toBe(1);
    },
  },
];
