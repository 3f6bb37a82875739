import { describe, expect, it } from 'vitest';
import { StoreAnswerLost, StoreBusy } from '#shared/store/errors.ts';
import { plannedFaults } from '#shared/store/faults/store-faults.ts';
import { openSqliteTable } from '#shared/store/sqlite-table.ts';
import type { Query, Table, Write } from '#shared/store/table.ts';
import { movingClock } from '#test/contract/store/subject.ts';

const table = 'messages';
const put = (pk: string, dueShard = 'shard'): Write => ({
  kind: 'put',
  table,
  item: { pk, sk: '-', dueShard, dueAt: pk },
});
const due: Query = { table, index: 'due', partition: 'shard' };

const present = async (store: Table, ...names: readonly string[]): Promise<string[]> => {
  const found = await store.batchGet(names.map((pk) => ({ table, key: { pk, sk: '-' } })));
  return found.flatMap((item) => item?.pk ?? []);
};

const openFaulty = () => {
  const faults = plannedFaults();
  return { faults, store: openSqliteTable({ path: ':memory:', clock: movingClock(), faults }) };
};

const openLagging = () => {
  const clock = movingClock();
  return { clock, store: openSqliteTable({ path: ':memory:', clock, faults: { indexDelayMillis: 5000 } }) };
};

const dueNow = async (store: Table): Promise<string[]> => (await store.query(due)).items.map(({ pk }) => pk);

describe('planned faults', () => {
  it('given a busy store, when a write is made, then it throws and nothing is written', async () => {
    const { faults, store } = openFaulty();
    faults.next('busy', 'busy', 'busy');
    await expect(store.write(put('a'))).rejects.toThrow(StoreBusy);
    await expect(store.writeEach([put('a')])).rejects.toThrow(StoreBusy);
    await expect(store.transact([put('a')])).rejects.toThrow(StoreBusy);
    expect(await present(store, 'a')).toStrictEqual([]);
  });

  it('given a lost answer, when a write is made, then it throws and all is written', async () => {
    const { faults, store } = openFaulty();
    faults.next('answer_lost', 'answer_lost', 'answer_lost');
    await expect(store.write(put('a'))).rejects.toThrow(StoreAnswerLost);
    await expect(store.writeEach([put('b')])).rejects.toThrow(StoreAnswerLost);
    await expect(store.transact([put('c')])).rejects.toThrow(StoreAnswerLost);
    expect(await present(store, 'a', 'b', 'c')).toStrictEqual(['a', 'b', 'c']);
  });

  it('given independent writes that stop half way, then it throws and the first half is written', async () => {
    const { faults, store } = openFaulty();
    faults.next('half_written');
    await expect(store.writeEach([put('a'), put('b'), put('c'), put('d')])).rejects.toThrow(StoreAnswerLost);
    expect(await present(store, 'a', 'b', 'c', 'd')).toStrictEqual(['a', 'b']);
  });

  it('given a plan, when it is used up, then writes succeed again', async () => {
    const { faults, store } = openFaulty();
    faults.next('none', 'busy');
    expect((await store.write(put('a'))).ok).toBe(true);
    await expect(store.write(put('b'))).rejects.toThrow(StoreBusy);
    expect((await store.write(put('b'))).ok).toBe(true);
  });
});

describe('lagging indexes', () => {
  it('given a write, when its delay has not passed, then only the table shows it', async () => {
    const { clock, store } = openLagging();
    await store.write(put('a'));
    clock.advance(4);
    expect(await dueNow(store)).toStrictEqual([]);
    expect(await present(store, 'a')).toStrictEqual(['a']);
    clock.advance(1);
    expect(await dueNow(store)).toStrictEqual(['a']);
  });

  it('given items that left the index, when the delay has not passed, then it still shows them', async () => {
    const { clock, store } = openLagging();
    await store.writeEach([put('a'), put('b')]);
    clock.advance(5);
    await store.transact([{ kind: 'delete', table, key: { pk: 'a', sk: '-' } }, put('b', 'elsewhere')]);
    expect(await dueNow(store)).toStrictEqual(['a', 'b']);
    clock.advance(5);
    expect(await dueNow(store)).toStrictEqual([]);
  });
});
