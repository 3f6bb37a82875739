import { describe, expect, it } from 'vitest';
import { meteredTable } from '#shared/store/metered-table.ts';
import { type StoreUsage, storeMeter } from '#shared/store/metering/store-meter.ts';
import { openSqliteTable } from '#shared/store/sqlite-table.ts';
import type { Item, Table, TransactWrite, Write } from '#shared/store/table.ts';
import type { TableName } from '#shared/store/tables.ts';
import { movingClock } from '#test/contract/store/subject.ts';

/*
 * Every figure is counted by hand from the Amazon DynamoDB developer guide: "DynamoDB read and write operations", "Using
 * global secondary indexes", "DynamoDB item sizes and formats" and "Amazon DynamoDB transactions: how it works".
 */

const KB = 1024;
const key = { pk: 'a', sk: '-' };

/** An item of exactly so many bytes: the names take 2 + 2 + 4, the key 1 + 1. */
const ofBytes = (bytes: number, sk = '-'): Item => ({ ...key, sk, text: 'x'.repeat(bytes - 10) });

const put = (table: TableName, item: Item, more: Partial<Write> = {}): Write =>
  ({ kind: 'put', table, item, ...more }) as Write;

/** What `act` is charged, on a table that holds `items` already. */
const chargeOf = async (
  table: TableName,
  items: readonly Item[],
  act: (metered: Table) => Promise<unknown>,
): Promise<StoreUsage> => {
  const inner = openSqliteTable({ path: ':memory:', clock: movingClock() });
  await inner.writeEach(items.map((item) => put(table, item)));
  const meter = storeMeter();
  await act(meteredTable(inner, meter));
  inner.close();
  return meter.usage();
};

const writing = (table: TableName, items: readonly Item[], write: Write): Promise<StoreUsage> =>
  chargeOf(table, items, (metered) => metered.write(write));

describe('metered table, write units: 1 KB of the larger of the item before and after', () => {
  it.each([
    ['1 KB made anew', [], put('offices', ofBytes(KB)), 1],
    ['a byte more than 1 KB', [], put('offices', ofBytes(KB + 1)), 2],
    ['a small item put over 3 KB', [ofBytes(3 * KB)], put('offices', ofBytes(20)), 3],
    [
      'one attribute of 2.5 KB',
      [ofBytes(2.5 * KB)],
      { kind: 'update', table: 'offices', key, set: { n: 1 } },
      3,
    ],
    ['a delete of 2 KB', [ofBytes(2 * KB)], { kind: 'delete', table: 'offices', key }, 2],
    ['a delete of nothing', [], { kind: 'delete', table: 'offices', key }, 1],
    [
      'a refused put of 3 KB over 1 KB',
      [ofBytes(KB)],
      put('offices', ofBytes(3 * KB), { if: { missing: 'pk' } }),
      3,
    ],
    [
      'a refused update of 2 KB',
      [ofBytes(2 * KB)],
      { kind: 'update', table: 'offices', key, add: { text: 1 }, if: { missing: 'pk' } },
      2,
    ],
  ] satisfies [string, Item[], Write, number][])('%s', async (_, items, write, units) => {
    expect((await writing('offices', items, write)).writeUnits).toBe(units);
  });

  it('given independent writes, then each is a request of its own', async () => {
    const writes = [ofBytes(KB), ofBytes(KB + 1, 'b')].map((item) => put('offices', item));
    const usage = await chargeOf('offices', [], (metered) => metered.writeEach(writes));
    expect(usage).toMatchObject({ requests: 2, requestsBy: { put: 2 }, writeUnits: 3 });
  });
});

describe('metered table, transactions: every item is written twice, index entries once', () => {
  const update: TransactWrite = {
    kind: 'update',
    table: 'messages',
    key,
    set: { dueShard: 's', dueAt: '1' },
  };
  const check: TransactWrite = {
    kind: 'check',
    table: 'messages',
    key: { ...key, sk: 'b' },
    if: { missing: 'pk' },
  };

  it('given a write that enters an index and a check of nothing, then it is (1 + 1) x 2 + 1 in one request', async () => {
    const usage = await chargeOf('messages', [], (metered) => metered.transact([update, check]));
    expect(usage).toMatchObject({ requests: 1, writeUnits: 5, indexWriteUnits: 1, itemsStored: 1 });
  });

  it('given a check that fails, then the items bill twice and no index does', async () => {
    const usage = await chargeOf('messages', [ofBytes(20, 'b')], (metered) =>
      metered.transact([update, check]),
    );
    expect(usage).toMatchObject({ writeUnits: 4, indexWriteUnits: 0, itemsStored: 0, bytesStored: 0 });
  });
});

describe('metered table, index units: an entry that appears or goes is one write, one that moves is two', () => {
  const due = (dueAt: string, more = {}): Item => ({ ...key, dueShard: 's', dueAt, ...more });
  const set = (table: TableName, attributes: Record<string, string>): Write => ({
    kind: 'update',
    table,
    key,
    set: attributes,
  });
  const large = { text: 'x'.repeat(1.5 * KB) };

  it.each([
    ['enters', 'messages', [], put('messages', due('1')), 1],
    ['has but one of the two attributes', 'messages', [], put('messages', { ...key, dueShard: 's' }), 0],
    ['moves', 'messages', [due('1')], set('messages', { dueAt: '2' }), 2],
    ['stays, as something else changes', 'messages', [due('1')], set('messages', { state: 'sent' }), 0],
    ['leaves', 'messages', [due('1')], { kind: 'update', table: 'messages', key, remove: ['dueShard'] }, 1],
    ['is deleted', 'messages', [due('1')], { kind: 'delete', table: 'messages', key }, 1],
    ['enters an index of keys only with 1.5 KB', 'messages', [], put('messages', due('1', large)), 1],
    ['enters an index of whole items with 1.5 KB', 'arrivals', [], put('arrivals', due('1', large)), 2],
    [
      'stays in an index of whole items, as something changes',
      'arrivals',
      [due('1', large)],
      set('arrivals', { state: 'sent' }),
      2,
    ],
    ['is put again as it was', 'arrivals', [due('1', large)], put('arrivals', due('1', large)), 0],
    ['enters two indexes', 'messages', [], put('messages', due('1', { officeDay: 'o', plannedAt: '1' })), 2],
    ['is refused', 'messages', [due('1')], put('messages', due('2'), { if: { missing: 'pk' } }), 0],
  ] satisfies [string, TableName, Item[], Write, number][])('%s', async (_, table, items, write, units) => {
    const usage = await writing(table, items, write);
    expect(usage.indexWriteUnits).toBe(units);
    expect(usage.writeUnits - units).toBeGreaterThan(0);
  });
});

describe('metered table, read units: 4 KB read consistently, half of one otherwise', () => {
  const items = ['a', 'b', 'c'].map((sk) => ofBytes(3 * KB, sk));
  const refs = ['a', 'b', 'none'].map((sk) => ({ table: 'offices', key: { ...key, sk } }) as const);
  const [first = { table: 'offices', key } as const] = refs;
  const all = { table: 'offices', partition: 'a' } as const;

  it.each([
    ['a get of 3 KB', (table: Table) => table.get(first), 1],
    ['a get that need not be consistent', (table: Table) => table.get(first, { consistent: false }), 0.5],
    ['a get of nothing', (table: Table) => table.get({ table: 'offices', key }), 1],
    ['a batch: each item, also the missing one', (table: Table) => table.batchGet(refs), 3],
    ['a query of 9 KB: the sum is rounded', (table: Table) => table.query({ ...all, consistent: true }), 3],
    ['a query that need not be consistent', (table: Table) => table.query(all), 1.5],
    ['a query of nothing', (table: Table) => table.query({ ...all, partition: 'none' }), 0.5],
  ])('%s', async (_, read, units) => {
    const usage = await chargeOf('offices', items, read);
    expect(usage).toMatchObject({ requests: 1, readUnits: units, writeUnits: 0 });
  });
});

describe('metered table, bytes stored: the item and its index entries, each with 100 bytes of overhead', () => {
  const item: Item = { ...key, dueShard: 's', dueAt: '1', text: 'x'.repeat(100) };
  // 6 of the key, 9 and 6 of the two attributes: 21 in the index; 104 more in the table.
  const stored = 125 + 100 + 21 + 100;

  it('given an item in an index of keys only, when it is made, then table and entry count', async () => {
    const usage = await writing('messages', [], put('messages', item));
    expect(usage).toMatchObject({ itemsStored: 1, bytesStored: stored });
  });

  it('given the item, when it is deleted, then as much goes', async () => {
    const usage = await writing('messages', [item], { kind: 'delete', table: 'messages', key });
    expect(usage).toMatchObject({ itemsStored: -1, bytesStored: -stored });
  });

  it('given the item, when it grows by an attribute, then the table grows by name and value', async () => {
    const update: Write = { kind: 'update', table: 'messages', key, set: { state: 'sent' } };
    expect(await writing('messages', [item], update)).toMatchObject({ itemsStored: 0, bytesStored: 9 });
  });
});

describe('metered table, the messages of a fan-out', () => {
  it('given one claim and one outcome of 700 bytes, then a message is two write units and one read unit', async () => {
    const claimed = { ...ofBytes(700), state: 'sending' };
    const usage = await chargeOf('messages', [], async (metered) => {
      await metered.query({ table: 'messages', partition: 'a', consistent: true });
      await metered.writeEach([put('messages', claimed, { if: { missing: 'pk' } })]);
      await metered.writeEach([{ kind: 'update', table: 'messages', key, set: { state: 'accepted' } }]);
    });
    expect(usage).toStrictEqual({
      requests: 3,
      requestsBy: { get: 0, batchGet: 0, query: 1, put: 1, update: 1, delete: 0, transact: 0 },
      readUnits: 1,
      writeUnits: 2,
      indexWriteUnits: 0,
      itemsStored: 1,
      bytesStored: 700 + 'state'.length + 'accepted'.length + 100,
    });
  });
});
