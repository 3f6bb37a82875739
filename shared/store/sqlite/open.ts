import { DatabaseSync } from 'node:sqlite';
import { ok } from '#shared/kernel/result.ts';
import { type Clock, millisOf } from '#shared/kernel/time.ts';
import { checkBatch, checkDifferent, checkQuery, checkRef, checkToken } from '../check-request.ts';
import { RefusedByStore } from '../errors.ts';
import type { ItemRef, Table, Write } from '../table.ts';
import { openCheckpoints } from './checkpoints.ts';
import { groupCommit } from './group-commit.ts';
import { KEYS, type KeysOptions, openKeys } from './keys.ts';
import { aliveIn } from './plan.ts';
import { type Prepared, prepareWrite } from './prepare.ts';
import { prepareDatabase } from './prepare-database.ts';
import { openPurge } from './purge.ts';
import { openQueries } from './queries.ts';
import { openRows } from './rows.ts';
import { openSession } from './session.ts';
import { openTokens } from './tokens.ts';
import { openWrites } from './writes.ts';

export type SqliteTable = Table & { readonly close: () => void; readonly database: DatabaseSync };

export type SqliteOptions = {
  /** A file, or `:memory:`. */
  readonly path: string;
  readonly clock: Clock;
  /** How keys gather in memory. */
  readonly keys?: KeysOptions;
};

// Kept from before any test replaces the timers.
const afterThisTurn = setImmediate;

const refOf = ({ ref }: Prepared): ItemRef => ref;

/** The table without injected faults. */
export const openPlainSqliteTable = ({
  path,
  clock,
  keys: keysOptions = KEYS,
}: SqliteOptions): SqliteTable => {
  const database = new DatabaseSync(path);
  prepareDatabase(database);
  const keys = openKeys(database, keysOptions);
  const rows = openRows(database, keys);
  const session = openSession(database, () => {
    rows.forget();
    keys.load();
  });
  const writes = openWrites(rows);
  const tokens = openTokens(database);
  const purge = openPurge(database, rows);
  const now = (): number => millisOf(clock.now());
  const runQuery = openQueries(database, keys, now);
  // A disk is worth waiting for until the end of this turn; memory is not.
  const schedule = path === ':memory:' ? queueFlush : (flush: () => void) => void afterThisTurn(flush);
  const checkpoints = openCheckpoints(database, path);
  const group = groupCommit(session, {
    schedule,
    committing: keys.takeOver,
    committed: checkpoints.wrote,
  });

  const read = (ref: ItemRef) => {
    checkRef(ref);
    session.read();
    return aliveIn(rows.read(ref), now())?.copy();
  };

  const inGroup = <T>(size: number, work: (nowMillis: number) => T): Promise<T> =>
    group.run(size, () => {
      const nowMillis = now();
      purge(nowMillis);
      return work(nowMillis);
    });

  const writeEach = async (list: readonly Write[]) => {
    const prepared = list.map(prepareWrite);
    checkDifferent(prepared.map(refOf));
    if (list.length === 0) return [];
    return inGroup(list.length, (nowMillis) => writes.each(prepared, nowMillis));
  };

  return {
    database,
    get: async (ref) => read(ref),
    batchGet: async (refs) => {
      checkBatch(refs);
      return refs.map(read);
    },
    query: async (query) => {
      const limit = checkQuery(query);
      session.read();
      return runQuery(query, limit);
    },
    write: async (write) => {
      const [outcome] = await writeEach([write]);
      if (!outcome) throw new RefusedByStore('a write without an outcome');
      return outcome;
    },
    writeEach,
    transact: async (list, { token } = {}) => {
      const prepared = list.map(prepareWrite);
      checkBatch(prepared.map(refOf));
      if (token !== undefined) checkToken(token);
      return inGroup(list.length, (nowMillis) => {
        if (token !== undefined && tokens.isDone(token, list, nowMillis)) return ok(undefined);
        const outcome = writes.together(prepared, nowMillis);
        if (token !== undefined && outcome.ok) tokens.remember(token, list, nowMillis);
        return outcome;
      });
    },
    close: () => {
      if (!database.isOpen) return;
      group.flush();
      session.close();
      database.close();
      checkpoints.close();
    },
  };
};

const queueFlush = (flush: () => void): void => {
  void Promise.resolve().then(flush);
};
