import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteTable, type SqliteTable } from '#shared/store/sqlite-table.ts';
import type { Item, Write } from '#shared/store/table.ts';
import { movingClock } from '#test/contract/store/subject.ts';

const table = 'messages';
/** Eight keys gather, and each commit takes over three of them. */
const keys = { inMemory: 8, share: 3, shareEachWrite: 0 };

let folder: string;
const opened: SqliteTable[] = [];

const open = (name = 'store'): SqliteTable => {
  const store = openSqliteTable({ path: join(folder, `${name}.db`), clock: movingClock(), keys });
  opened.push(store);
  return store;
};

/** The files as a killed process leaves them. */
const asKilled = (name: string): SqliteTable => {
  for (const end of ['.db', '.db-wal']) {
    const file = join(folder, `store${end}`);
    if (existsSync(file)) copyFileSync(file, join(folder, name + end));
  }
  return open(name);
};

const itemOf = (n: number): Item => ({ pk: `p${(n * 7) % 10}`, sk: `${n}`, n });
const claim = (n: number): Write => ({ kind: 'put', table, item: itemOf(n), if: { missing: 'pk' } });
const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

const all = async (store: SqliteTable): Promise<Item[]> => {
  const pages = await Promise.all(
    numbers(10).map((n) => store.query({ table, partition: `p${n}`, limit: 1000 })),
  );
  return pages.flatMap(({ items }) => items).sort((a, b) => Number(a['n']) - Number(b['n']));
};

const countOf = (store: SqliteTable, from: string): number =>
  Number(store.database.prepare(`SELECT count(*) AS n FROM ${from}`).get()?.['n']);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
});

afterEach(() => {
  for (const store of opened.splice(0)) store.close();
  rmSync(folder, { recursive: true });
});

describe('keys in memory', () => {
  it('given fewer keys than gather, then the key index has none of them', async () => {
    const store = open();
    await store.writeEach(numbers(7).map(claim));
    expect(countOf(store, 'item_keys')).toBe(0);
    expect(await all(store)).toStrictEqual(numbers(7).map(itemOf));
  });

  it('given enough of them, then each commit takes over a share until the index has all there were', async () => {
    const store = open();
    const counts: number[] = [];
    await store.writeEach(numbers(8).map(claim));
    for (const n of [8, 9, 10]) {
      counts.push(countOf(store, 'item_keys'));
      await store.write(claim(n));
    }
    expect(counts).toStrictEqual([3, 6, 8]);
    expect(store.database.prepare('SELECT up_to FROM item_keys_state').get()).toEqual({ up_to: 8 });
  });

  it('given an item whose key was taken over, when it is deleted, then its key leaves the index', async () => {
    const store = open();
    await store.writeEach(numbers(8).map(claim));
    for (const n of [8, 9]) await store.write(claim(n));
    for (const n of numbers(8)) await store.write({ kind: 'delete', table, key: itemOf(n) });
    expect(countOf(store, 'item_keys')).toBe(0);
    expect(await all(store)).toStrictEqual([8, 9].map(itemOf));
  });

  it('given a process that is killed after any commit, then the next one finds every item, and every claim stands', async () => {
    const store = open();
    for (const n of numbers(30)) {
      await store.write(claim(n));
      const next = asKilled(`killed-${n}`);
      expect(await all(next)).toStrictEqual(numbers(n + 1).map(itemOf));
      const outcomes = await next.writeEach(numbers(n + 1).map(claim));
      expect(outcomes.filter(({ ok }) => ok)).toStrictEqual([]);
    }
  });

  it('given a process that is killed while keys are taken over, when an item is deleted and made again, then it is there once', async () => {
    await open().writeEach(numbers(8).map(claim));
    const next = asKilled('killed');
    const { pk, sk } = itemOf(0);
    await next.write({ kind: 'delete', table, key: { pk, sk } });
    expect(await next.get({ table, key: { pk, sk } })).toBeUndefined();
    expect((await next.write(claim(0))).ok).toBe(true);
    expect(await all(next)).toStrictEqual(numbers(8).map(itemOf));
  });

  it('given the last rows deleted, when the file is opened again and others come, then they are found', async () => {
    const store = open();
    await store.writeEach(numbers(8).map(claim));
    for (const n of [6, 7]) await store.write({ kind: 'delete', table, key: itemOf(n) });
    store.close();
    for (const n of [8, 9]) await open().write(claim(n));
    expect(await all(open())).toStrictEqual([0, 1, 2, 3, 4, 5, 8, 9].map(itemOf));
  });

  it('given another process that takes over the keys, then this one still finds each item once', async () => {
    const [store, other] = [open(), open()];
    await store.writeEach(numbers(7).map(claim));
    for (const n of [7, 8, 9, 10]) await other.write(claim(n));
    expect(await all(store)).toStrictEqual(numbers(11).map(itemOf));
    expect((await store.write(claim(10))).ok).toBe(false);
  });

  it('given a group that is undone, then its keys are free', async () => {
    const store = open();
    store.database.exec(
      `CREATE TRIGGER fault BEFORE INSERT ON item_rows WHEN NEW.sk = '1' BEGIN SELECT RAISE(ABORT, 'disk fault'); END`,
    );
    await expect(store.writeEach([claim(0), claim(1)])).rejects.toThrow('disk fault');
    expect(await all(store)).toStrictEqual([]);
    expect((await store.write(claim(0))).ok).toBe(true);
  });

  it('given a row that grows a little, then it stays in its place, and who looks into the file sees the item', async () => {
    const store = open();
    const key = { pk: 'p0', sk: 'a' };
    await store.write({ kind: 'put', table, item: { ...key, text: 'x'.repeat(100) } });
    const length = () => store.database.prepare('SELECT length(body) AS n FROM item_rows').get()?.['n'];
    const before = length();
    await store.write({ kind: 'update', table, key, set: { more: 'y' } });
    expect(length()).toBe(before);
    const { body } = store.database.prepare('SELECT body FROM items').get() ?? {};
    expect(JSON.parse(String(body))).toStrictEqual({ ...key, text: 'x'.repeat(100), more: 'y' });
  });

  it('given a caller that changes its object after the answer, then the next update starts from what was stored', async () => {
    const store = open();
    const key = { pk: 'p0', sk: 'a' };
    const list = ['one'];
    await store.write({ kind: 'put', table, item: { ...key, list } });
    list.push('two');
    const outcome = await store.write({ kind: 'update', table, key, set: { n: 1 } });
    expect(outcome).toMatchObject({ value: { after: { list: ['one'], n: 1 } } });
  });
});
