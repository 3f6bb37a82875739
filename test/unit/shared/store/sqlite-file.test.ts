import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StoreBusy } from '#shared/store/errors.ts';
import { openSqliteTable, type SqliteTable } from '#shared/store/sqlite-table.ts';
import type { Write } from '#shared/store/table.ts';
import { movingClock, START_SECONDS } from '#test/contract/store/subject.ts';

const table = 'messages';
const key = { pk: 'a', sk: '-' };
const put = (more: object = {}): Write => ({ kind: 'put', table, item: { ...key, ...more } });
const increment: Write = { kind: 'update', table, key, add: { n: 1 } };

let folder: string;
const opened: SqliteTable[] = [];

const open = (clock = movingClock()): SqliteTable => {
  const store = openSqliteTable({ path: join(folder, 'store.db'), clock });
  opened.push(store);
  return store;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
});

afterEach(() => {
  for (const store of opened.splice(0)) store.close();
  rmSync(folder, { recursive: true });
});

describe('SQLite table in a file', () => {
  it('given a write that was answered, when the file is opened again, then it is there', async () => {
    const first = open();
    await first.write(put({ n: 1 }));
    first.close();
    expect(await open().get({ table, key })).toStrictEqual({ ...key, n: 1 });
  });

  it('given a write under way, when the table is closed, then it is finished first', async () => {
    const store = open();
    const writing = store.write(put());
    await Promise.resolve();
    store.close();
    expect((await writing).ok).toBe(true);
    expect(await open().get({ table, key })).toStrictEqual(key);
  });

  it('given two tables on one file, when both count in parallel, then no count is lost', async () => {
    const stores = [open(), open()];
    await Promise.all(Array.from({ length: 40 }, (_, n) => stores[n % 2]?.write(increment)));
    expect((await stores[0]?.get({ table, key }))?.['n']).toBe(40);
  });

  it('given another writer that does not end, then the store is busy and nothing is written', async () => {
    const [store, other] = [open(), open()];
    store.database.exec('PRAGMA busy_timeout = 10');
    other.database.exec('BEGIN IMMEDIATE');
    await expect(store.write(put())).rejects.toThrow(StoreBusy);
    other.database.exec('ROLLBACK');
    expect(await store.get({ table, key })).toBeUndefined();
    expect((await store.write(put())).ok).toBe(true);
  });

  it('given a fault of the database in the middle of a group, then all of it is undone and all callers hear of it', async () => {
    const store = open();
    store.database.exec(
      `CREATE TRIGGER fault BEFORE INSERT ON item_rows WHEN NEW.pk = 'bad' BEGIN SELECT RAISE(ABORT, 'disk fault'); END`,
    );
    const bad: Write = { kind: 'put', table, item: { pk: 'bad', sk: '-' } };
    const settled = await Promise.allSettled([store.write(put()), store.write(bad)]);
    expect(settled.map(({ status }) => status)).toStrictEqual(['rejected', 'rejected']);
    expect(await store.get({ table, key })).toBeUndefined();
  });

  it('given expired items, when others are written later, then they are removed from the file', async () => {
    const clock = movingClock();
    const store = open(clock);
    await store.write(put({ expiresAt: START_SECONDS + 1, dueShard: 's', dueAt: '1' }));
    clock.advance(120);
    await store.transact([{ kind: 'put', table, item: { pk: 'b', sk: '-' } }]);
    const count = (from: string) => store.database.prepare(`SELECT count(*) AS n FROM ${from}`).get()?.['n'];
    expect([count('items'), count('item_keys'), count('item_indexes')]).toStrictEqual([1, 0, 0]);
  });

  const LAYOUTS = {
    first: `
      CREATE TABLE items (
        table_name TEXT NOT NULL, pk TEXT NOT NULL, sk TEXT NOT NULL, body TEXT NOT NULL, expires_at REAL,
        PRIMARY KEY (table_name, pk, sk)
      ) STRICT, WITHOUT ROWID;`,
    second: `
      CREATE TABLE items (
        id INTEGER PRIMARY KEY, table_name TEXT NOT NULL, pk TEXT NOT NULL, sk TEXT NOT NULL, expires_at REAL,
        body TEXT NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX items_key ON items (table_name, pk, sk);`,
  };

  it.each(Object.entries(LAYOUTS))(
    'given a file of the %s layout, when it is opened, then every item and index entry is there',
    async (_, items) => {
      const earlier = new DatabaseSync(join(folder, 'store.db'));
      earlier.exec(`
      ${items}
      CREATE TABLE index_items (
        table_name TEXT NOT NULL, index_name TEXT NOT NULL, partition TEXT NOT NULL, sort TEXT NOT NULL,
        pk TEXT NOT NULL, sk TEXT NOT NULL,
        PRIMARY KEY (table_name, index_name, partition, sort, pk, sk)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX items_expiry ON items (expires_at) WHERE expires_at IS NOT NULL;
      INSERT INTO items (table_name, pk, sk, body, expires_at) VALUES
        ('messages', 'a', '-', '{"pk":"a","sk":"-","dueShard":"s","dueAt":"1","n":1}', NULL),
        ('messages', 'b', '-', '{"pk":"b","sk":"-","expiresAt":1}', 1);
      INSERT INTO index_items VALUES ('messages', 'due', 's', '1', 'a', '-');`);
      earlier.close();
      for (const store of [open(), open()]) {
        const { items: due } = await store.query({ table, index: 'due', partition: 's' });
        expect(due).toStrictEqual([{ ...key, dueShard: 's', dueAt: '1' }]);
        expect(await store.get({ table, key })).toStrictEqual({ ...due[0], n: 1 });
        expect((await store.query({ table, partition: 'a' })).items).toStrictEqual([{ ...due[0], n: 1 }]);
        expect(await store.get({ table, key: { ...key, pk: 'b' } })).toBeUndefined();
      }
      const [store] = opened;
      expect(await store?.write({ ...put(), if: { missing: 'pk' } } as Write)).toMatchObject({ ok: false });
      expect(await store?.write({ kind: 'put', table, item: { ...key, sk: 'new' } })).toMatchObject({
        ok: true,
      });
      await store?.write({ ...increment, remove: ['dueAt'] } as Write);
      expect(await store?.get({ table, key })).toStrictEqual({ ...key, dueShard: 's', n: 2 });
      expect((await store?.query({ table, index: 'due', partition: 's' }))?.items).toStrictEqual([]);
    },
  );

  it('given some thousand writes, then they are copied from the log into the file without any commit waiting', async () => {
    const store = open();
    const text = 'x'.repeat(500);
    for (let page = 0; page < 5; page += 1)
      await store.writeEach(
        Array.from({ length: 1000 }, (_, n) => ({
          kind: 'put',
          table,
          item: { pk: `${page}/${n}`, sk: '-', text },
        })),
      );
    await vi.waitFor(() => expect(statSync(join(folder, 'store.db')).size).toBeGreaterThan(2_000_000), 5000);
  });

  it('given a folder that does not exist, when a table is opened there, then it throws', () => {
    const path = join(folder, 'nowhere', 'store.db');
    expect(() => openSqliteTable({ path, clock: movingClock() })).toThrow('unable to open database file');
  });
});
