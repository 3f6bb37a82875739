import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAll } from '#shared/store/read-all.ts';
import { openSqliteTable, type SqliteTable } from '#shared/store/sqlite-table.ts';
import type { Item, SortRange, Table } from '#shared/store/table.ts';
import { type MovingClock, movingClock } from '#test/contract/store/subject.ts';
import { type Model, modelExpire } from './model.ts';
import { compare, PARTITIONS, SORTS, type Step, step, table, take } from './steps.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

type FileStep = { readonly by: 0 | 1; readonly step: Step | { readonly do: 'reopen' } };

const fileStep: fc.Arbitrary<FileStep> = fc.record({
  by: fc.constantFrom(0, 1),
  step: fc.oneof(
    { arbitrary: step, weight: 6 },
    { arbitrary: fc.constant({ do: 'reopen' as const }), weight: 1 },
  ),
});

const sort = fc.constantFrom(...SORTS);
const between = fc
  .tuple(sort, sort)
  .map(([one, other]) =>
    Buffer.compare(Buffer.from(one), Buffer.from(other)) > 0 ? [other, one] : [one, other],
  )
  .map(([from = '', to = '']): SortRange => ({ between: [from, to] }));
const range: fc.Arbitrary<SortRange | undefined> = fc.oneof(
  fc.constant(undefined),
  between,
  sort.map((equals) => ({ equals })),
  sort.map((beginsWith) => ({ beginsWith })),
  sort.map((atLeast) => ({ atLeast })),
  sort.map((atMost) => ({ atMost })),
  sort.map((lessThan) => ({ lessThan })),
  sort.map((greaterThan) => ({ greaterThan })),
);

const order = (left: string, right: string): number => Buffer.compare(Buffer.from(left), Buffer.from(right));

const within = (sk: string, asked: SortRange | undefined): boolean => {
  if (!asked) return true;
  if ('equals' in asked) return sk === asked.equals;
  if ('beginsWith' in asked) return sk.startsWith(asked.beginsWith);
  if ('between' in asked) return order(sk, asked.between[0]) >= 0 && order(sk, asked.between[1]) <= 0;
  if ('atLeast' in asked) return order(sk, asked.atLeast) >= 0;
  if ('atMost' in asked) return order(sk, asked.atMost) <= 0;
  return 'lessThan' in asked ? order(sk, asked.lessThan) < 0 : order(sk, asked.greaterThan) > 0;
};

type Asked = { readonly range: SortRange | undefined; readonly descending: boolean; readonly limit: number };

const asked: fc.Arbitrary<Asked> = fc.record({
  range,
  descending: fc.boolean(),
  limit: fc.integer({ min: 1, max: 3 }),
});

/** In their order, of each partition. */
const compareOrder = async (real: Table, model: Model, { range: sorts, descending, limit }: Asked) => {
  for (const partition of PARTITIONS) {
    const query = { table, partition, descending, limit, ...(sorts && { sort: sorts }) } as const;
    const expected: Item[] = [...model.values()]
      .filter(({ pk, sk }) => pk === partition && within(sk, sorts))
      .sort((left, right) => order(left.sk, right.sk) * (descending ? -1 : 1));
    expect(await Array.fromAsync(readAll(real, query))).toStrictEqual(expected);
  }
};

type Limits = { readonly inMemory: number; readonly share: number; readonly shareEachWrite: number };

const limits: fc.Arbitrary<Limits> = fc.record({
  inMemory: fc.integer({ min: 1, max: 6 }),
  share: fc.integer({ min: 1, max: 3 }),
  shareEachWrite: fc.constant(0),
});

let files = 0;

const twoTables = (clock: MovingClock, keys: Limits) => {
  files += 1;
  const path = join(folder, `${files}.db`);
  const open = (): SqliteTable => {
    const opened = openSqliteTable({ path, clock, keys });
    opened.database.exec('PRAGMA synchronous = OFF');
    return opened;
  };
  const tables: [SqliteTable, SqliteTable] = [open(), open()];
  return {
    of: (by: 0 | 1): SqliteTable => tables[by],
    reopen: (by: 0 | 1): void => {
      tables[by].close();
      tables[by] = open();
    },
    close: (): void => {
      for (const one of tables) one.close();
    },
  };
};

describe('SQLite table whose keys gather in memory', () => {
  it('given two of them on a file, writing in turns and opened again, then both are always what the model is', async () => {
    const sequence = fc.array(fileStep, { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(sequence, limits, asked, async (steps, keys, question) => {
        const clock = movingClock();
        const tables = twoTables(clock, keys);
        const model: Model = new Map();
        for (const { by, step: taken } of steps) {
          if (taken.do === 'reopen') tables.reopen(by);
          else await take(tables.of(by), model, clock, taken);
          modelExpire(model, Date.parse(clock.now()) / 1000);
          await compare(tables.of(by), model, question.limit);
          await compareOrder(tables.of(by === 0 ? 1 : 0), model, question);
        }
        tables.close();
      }),
      { numRuns: 150 },
    );
  });
});
