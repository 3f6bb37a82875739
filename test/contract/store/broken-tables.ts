import { err, ok } from '#shared/kernel/result.ts';
import { refOf } from '#shared/store/check-request.ts';
import { RefusedByStore } from '#shared/store/errors.ts';
import { openSqliteTable, type SqliteTable } from '#shared/store/sqlite-table.ts';
import type { Item, Query, Table, TransactWrite, Update, Write } from '#shared/store/table.ts';
import { type MovingClock, movingClock, TABLE } from './subject.ts';
import type { tableChecks } from './table-contract.ts';

export type BrokenTable = {
  /** The topic of the suite that must notice. */
  readonly topic: keyof typeof tableChecks & string;
  readonly open: (clock: MovingClock) => Table;
};

const good = (clock: MovingClock): SqliteTable => openSqliteTable({ path: ':memory:', clock });

const broken = (topic: string, damage: (table: SqliteTable) => Partial<Table>): BrokenTable => ({
  topic,
  open: (clock) => {
    const table = good(clock);
    return { ...table, ...damage(table) };
  },
});

/** A fault inside the database, below the port. */
const brokenBySql = (topic: string, sql: string): BrokenTable =>
  broken(topic, ({ database }) => {
    database.exec(sql);
    return {};
  });

const brokenQuery = (topic: string, change: (query: Query) => Query): BrokenTable =>
  broken(topic, (table) => ({ query: (query) => table.query(change(query)) }));

const without = <T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> => {
  const { [key]: _, ...rest } = value;
  return rest;
};

// A write without its condition is a write; `Omit` loses that on a union.
const unconditional = (write: Write): Write => without(write, 'if') as Write;

const refusesNothing = async <T>(run: Promise<T>, instead: T): Promise<T> => {
  try {
    return await run;
  } catch (error) {
    if (error instanceof RefusedByStore) return instead;
    throw error;
  }
};

const readThenWrite = async (table: Table, write: Update) => {
  const before = await table.get(write);
  const sums = Object.entries(write.add ?? {}).map(([name, n]) => [name, Number(before?.[name] ?? 0) + n]);
  return table.write({ ...without(write, 'add'), set: { ...write.set, ...Object.fromEntries(sums) } });
};

const mergingPut = async (table: Table, item: Item) => ({
  ...(await table.get({ table: TABLE, key: item })),
  ...item,
});

const oneByOne = async (table: Table, writes: readonly TransactWrite[]) => {
  for (const [index, write] of writes.entries()) {
    const outcome = await table.transact([write]);
    if (!outcome.ok) return err({ kind: 'transaction_refused' as const, failures: [{ index }] });
  }
  return ok(undefined);
};

export const brokenTables: Readonly<Record<string, BrokenTable>> = {
  'ignores conditions': broken('conditional writes', (table) => ({
    write: (write) => table.write(unconditional(write)),
  })),
  'ignores conditions of independent writes': broken('conditional writes', (table) => ({
    writeEach: (writes) => table.writeEach(writes.map(unconditional)),
  })),
  'takes every condition for true': broken('conditions', (table) => ({
    transact: async () => ok(undefined),
    write: (write) => table.write(unconditional(write)),
  })),
  'forgets the item that stood in the way': broken('conditional writes', (table) => ({
    write: async (write) => {
      const outcome = await table.write(write);
      return outcome.ok ? outcome : err({ kind: 'condition_failed' });
    },
  })),
  'stops independent writes at the first failure': broken('conditional writes', (table) => ({
    writeEach: async (writes) => {
      const outcomes = [];
      for (const write of writes) {
        const outcome = await table.write(write);
        outcomes.push(outcome);
        if (!outcome.ok) break;
      }
      return outcomes;
    },
  })),
  'writes half a transaction': broken('transactions', (table) => ({
    transact: (writes) => oneByOne(table, writes),
  })),
  'numbers failures from one': broken('transactions', (table) => ({
    transact: async (writes, options) => {
      const outcome = await table.transact(writes, options);
      if (outcome.ok) return outcome;
      const failures = outcome.error.failures.map((failure) => ({ ...failure, index: failure.index + 1 }));
      return err({ ...outcome.error, failures });
    },
  })),
  'forgets tokens': broken('transactions', (table) => ({ transact: (writes) => table.transact(writes) })),
  'loses an update between read and write': broken('concurrency', (table) => ({
    write: (write) => (write.kind === 'update' ? readThenWrite(table, write) : table.write(write)),
  })),
  'lets two win a race': broken('concurrency', (table) => ({
    write: async (write) => {
      const before = await table.get(refOf(write));
      return before ? err({ kind: 'condition_failed', item: before }) : table.write(unconditional(write));
    },
  })),
  'merges what is put': broken('items', (table) => ({
    writeEach: (writes) =>
      Promise.all(
        writes.map(async (write) =>
          table.write(write.kind === 'put' ? { ...write, item: await mergingPut(table, write.item) } : write),
        ),
      ),
  })),
  'leaves missing items out of a batch': broken('items', (table) => ({
    batchGet: async (refs) => (await table.batchGet(refs)).filter((item) => item !== undefined),
  })),
  'rounds numbers': brokenBySql(
    'items',
    `CREATE TRIGGER rounding AFTER INSERT ON item_rows BEGIN
       UPDATE item_rows SET body = replace(body, '9007199254740991', '9007199254740992') WHERE pk = NEW.pk AND sk = NEW.sk;
     END`,
  ),
  'keeps removed attributes': broken('updates', (table) => ({
    write: (write) => table.write(write.kind === 'update' ? without(write, 'remove') : write),
  })),
  'keeps items in an index without the attributes': brokenBySql(
    'indexes',
    'CREATE TRIGGER keeping BEFORE DELETE ON item_indexes BEGIN SELECT RAISE(IGNORE); END',
  ),
  'does not index': brokenBySql(
    'indexes',
    'CREATE TRIGGER losing BEFORE INSERT ON item_indexes BEGIN SELECT RAISE(IGNORE); END',
  ),
  'shows whole items in an index of keys only': broken('keys-only indexes', (table) => ({
    query: async (query) => {
      const page = await table.query(query);
      const whole = await Promise.all(page.items.map((key) => table.get({ table: query.table, key })));
      return { ...page, items: whole.filter((item) => item !== undefined) };
    },
  })),
  'returns expired items': {
    topic: 'expiry',
    open: () => good(movingClock()),
  },
  'shows expired items to conditions': broken('expiry', (table) => ({
    write: async (write) => {
      const row = table.database
        .prepare('SELECT body FROM items WHERE pk = ? AND sk = ?')
        .get(refOf(write).key.pk, refOf(write).key.sk);
      return row && write.if ? err({ kind: 'condition_failed' }) : table.write(write);
    },
  })),
  'loses the cursor': broken('queries', (table) => ({
    query: async (query) => ({ items: (await table.query(query)).items }),
  })),
  'starts again at every cursor': brokenQuery('queries', (query) => without(query, 'cursor')),
  'ignores the limit': brokenQuery('queries', (query) => without(query, 'limit')),
  'ignores the direction': brokenQuery('queries', (query) => without(query, 'descending')),
  'ignores the sort range': brokenQuery('queries', (query) => without(query, 'sort')),
  'takes bounds as inclusive': brokenQuery('queries', (query) =>
    query.sort && 'lessThan' in query.sort ? { ...query, sort: { atMost: query.sort.lessThan } } : query,
  ),
  'accepts any write': broken('refusals', (table) => ({
    write: (write) => refusesNothing(table.write(write), ok({})),
  })),
  'accepts any transaction': broken('refusals', (table) => ({
    transact: (writes) => refusesNothing(table.transact(writes), ok(undefined)),
  })),
  'accepts any query': broken('refusals', (table) => ({
    query: (query) => refusesNothing(table.query(query), { items: [] }),
  })),
};
