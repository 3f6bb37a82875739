import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { groupCommit } from '#shared/store/sqlite/group-commit.ts';
import type { Transactions } from '#shared/store/sqlite/session.ts';

const transactionsOn = (database: DatabaseSync): Transactions => ({
  begin: () => database.exec('BEGIN IMMEDIATE'),
  commit: () => database.exec('COMMIT'),
  rollback: () => undefined,
});

/** A group commit whose turns come when the test says so. */
const opened = () => {
  const turns: (() => void)[] = [];
  const groups: string[][] = [[]];
  const group = groupCommit(transactionsOn(new DatabaseSync(':memory:')), {
    committing: () => undefined,
    schedule: (turn) => void turns.push(turn),
    committed: () => void groups.push([]),
  });
  const work = (name: string, size: number): Promise<string> =>
    group.run(size, () => {
      groups.at(-1)?.push(name);
      return name;
    });
  return { group, work, turn: () => turns.shift()?.(), waits: () => turns.length, groups };
};

describe('group commit', () => {
  it('given work that arrives together, when its turn comes, then one commit holds all of it', async () => {
    const { work, turn, groups } = opened();
    const answers = Promise.all([work('a', 100), work('b', 100)]);
    turn();
    expect(await answers).toStrictEqual(['a', 'b']);
    expect(groups).toStrictEqual([['a', 'b'], []]);
  });

  it('given thousands of writes, when each turn comes, then it commits two hundred and the rest has its turn', () => {
    const { work, turn, waits, groups } = opened();
    for (let n = 0; n < 5; n += 1) void work(`l${n}`, 100);
    for (let n = 0; n < 3; n += 1) turn();
    expect(groups.map(({ length }) => length)).toStrictEqual([2, 2, 1, 0]);
    expect(waits()).toBe(0);
  });

  it('given large work that waits, when one small write comes, then it is in the next commit, beside little else', () => {
    const { work, turn, groups } = opened();
    for (let n = 0; n < 10; n += 1) void work(`l${n}`, 100);
    void work('urgent', 1);
    turn();
    expect(groups[0]).toStrictEqual(['urgent', 'l0']);
  });

  it('given small writes without end, then large work is in every commit', () => {
    const { work, turn, groups } = opened();
    for (let n = 0; n < 2; n += 1) void work(`l${n}`, 100);
    for (let n = 0; n < 900; n += 1) void work('s', 1);
    turn();
    turn();
    expect(groups.slice(0, 2).map((names) => [names.length, names.at(-1)])).toStrictEqual([
      [201, 'l0'],
      [201, 'l1'],
    ]);
  });

  it('given work that waits, when it is flushed, then all of it is committed at once', async () => {
    const { group, work } = opened();
    const answers = Promise.all(Array.from({ length: 10 }, (_, n) => work(`l${n}`, 100)));
    group.flush();
    expect(await answers).toHaveLength(10);
  });

  it('given a database that is closed, when work comes, then it fails', async () => {
    const database = new DatabaseSync(':memory:');
    const group = groupCommit(transactionsOn(database), {
      schedule: queueMicrotask,
      committing: () => undefined,
      committed: () => undefined,
    });
    database.close();
    await expect(group.run(1, () => 1)).rejects.toThrow();
  });
});
