import type { Table, TransactWrite } from '#shared/store/table.ts';
import { given, isMessage, keyOf } from './stage.ts';

/** One letter for each state, so that the past of a hundred thousand rows stays small. */
export const LETTERS = {
  held: 'h',
  sending: 's',
  accepted: 'a',
  delivered: 'd',
  failed: 'f',
  unknown: 'u',
  expired: 'e',
  suppressed: 'x',
} as const;

export type Counters = { free: number; reserved: number; spent: number; limit?: number; floor?: number };

/** What was really written, in order, whatever its writer came to hear of it. */
export type Commits = {
  /** The states that each message's row has had, by its key. */
  readonly states: Map<string, string>;
  /** By `<office> <month>`. */
  readonly budgets: Map<string, Counters>;
  /** Reservations after which less than nothing was free. */
  readonly overdrawn: string[];
  /** Batches that a switch, the night or the budget held for a while. */
  readonly held: Set<string>;
  readonly parked: Set<string>;
  readonly dropped: Set<string>;
};

const lettersOf: ReadonlyMap<unknown, string> = new Map(Object.entries(LETTERS));

const seeMessage = ({ states }: Commits, write: TransactWrite): void => {
  const letter = lettersOf.get(given(write, 'state'));
  const key = keyOf(write).sk.slice(2);
  if (letter !== undefined) states.set(key, (states.get(key) ?? '') + letter);
};

const seeBudget = ({ budgets, overdrawn }: Commits, write: TransactWrite): void => {
  const { pk, sk } = keyOf(write);
  if (write.kind !== 'update' || sk.includes('#')) return;
  const name = `${pk.slice('BUDGET#'.length)} ${sk}`;
  const counters = budgets.get(name) ?? { free: 0, reserved: 0, spent: 0 };
  const { free = 0, reserved = 0, spent = 0 } = write.add ?? {};
  counters.free += free;
  counters.reserved += reserved;
  counters.spent += spent;
  for (const limit of ['limit', 'floor'] as const) {
    const value = write.set?.[limit];
    if (typeof value === 'number') counters[limit] = value;
  }
  budgets.set(name, counters);
  if (reserved > 0 && counters.free < 0) overdrawn.push(`${name}: ${counters.free}`);
};

const seeReceipt = ({ parked, dropped }: Commits, write: TransactWrite): void => {
  const { pk } = keyOf(write);
  if (write.kind === 'put') parked.add(pk);
  if (write.kind === 'delete') dropped.add(pk);
};

const seeHold = ({ held }: Commits, write: TransactWrite): void => {
  const { pk, sk } = keyOf(write);
  held.add(`${pk.slice('SUBJECT#'.length)}|${sk.slice('BATCH#'.length)}`);
};

const see = (commits: Commits, write: TransactWrite): void => {
  if (isMessage(write)) seeMessage(commits, write);
  else if (keyOf(write).pk.startsWith('BUDGET#')) seeBudget(commits, write);
  else if (keyOf(write).pk.startsWith('RECEIPT#')) seeReceipt(commits, write);
  else if (given(write, 'heldFor') !== undefined) seeHold(commits, write);
};

/** A table that is watched from beneath: under all that fails, changes or delays a write. */
export const observed = (table: Table): { readonly table: Table; readonly commits: Commits } => {
  const commits: Commits = {
    states: new Map(),
    budgets: new Map(),
    overdrawn: [],
    held: new Set(),
    parked: new Set(),
    dropped: new Set(),
  };
  return {
    commits,
    table: {
      ...table,
      write: async (write) => {
        const result = await table.write(write);
        if (result.ok) see(commits, write);
        return result;
      },
      writeEach: async (writes) => {
        const results = await table.writeEach(writes);
        for (const [index, write] of writes.entries()) if (results[index]?.ok) see(commits, write);
        return results;
      },
      transact: async (writes, options) => {
        const result = await table.transact(writes, options);
        if (result.ok) for (const write of writes) see(commits, write);
        return result;
      },
    },
  };
};
