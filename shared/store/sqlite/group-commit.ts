import { RefusedByStore, StoreBusy } from '../errors.ts';
import type { Transactions } from './session.ts';

const SQLITE_BUSY = 5;

type Job = {
  readonly size: number;
  readonly run: () => void;
  readonly settle: () => void;
  readonly fail: (error: unknown) => void;
};

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === SQLITE_BUSY;

const jobOf = <T>(
  size: number,
  work: () => T,
  resolve: (value: T) => void,
  reject: (error: unknown) => void,
): Job => {
  let outcome: (() => void) | undefined;
  return {
    size,
    run: () => {
      try {
        const value = work();
        outcome = () => resolve(value);
      } catch (error) {
        // Work refuses before it writes; any other error undoes the whole group.
        if (!(error instanceof RefusedByStore)) throw error;
        outcome = () => reject(error);
      }
    },
    settle: () => outcome?.(),
    fail: reject,
  };
};

const waitingLine = () => {
  let jobs: Job[] = [];
  return {
    add: (job: Job): void => void jobs.push(job),
    length: (): number => jobs.length,
    /** The first of them, up to the one that makes it so many writes: at least one, if there is one. */
    take: (writes: number): readonly Job[] => {
      let sum = 0;
      const end = jobs.findIndex(({ size }) => {
        sum += size;
        return sum >= writes;
      });
      const taken = end < 0 ? jobs : jobs.slice(0, end + 1);
      jobs = end < 0 ? [] : jobs.slice(end + 1);
      return taken;
    },
  };
};

/** Work of at most so many writes goes first: a person or an urgent message waits for it. */
const SMALL_WRITES = 5;

/** A group ends with the work that makes it so many writes: a few milliseconds. */
const GROUP_WRITES = 200;

/** So much larger work still goes beside small work, so that it never stands still. */
const BESIDE_SMALL = 100;

export type GroupCommit = {
  /** `size` is how many items the work may write. */
  readonly run: <T>(size: number, work: () => T) => Promise<T>;
  /** Commits all that waits. */
  readonly flush: () => void;
};

type Options = {
  readonly schedule: (flush: () => void) => void;
  /** Called in each transaction before it is committed, with how many items it may have written. */
  readonly committing: (writes: number) => void;
  /** Told after each commit how many items it may have written. */
  readonly committed: (writes: number) => void;
};

/**
 * Runs pieces of work that arrive together in one transaction, one after the other, and answers each when it is committed.
 * A disk confirms one commit in about the time of a hundred writes, so parallel writers share it; but a group is short, so
 * that whoever writes one item while others write thousands waits for little more than one commit.
 */
export const groupCommit = (
  transactions: Transactions,
  { schedule, committing, committed }: Options,
): GroupCommit => {
  const small = waitingLine();
  const large = waitingLine();

  const failAll = (jobs: readonly Job[], cause: unknown): void => {
    transactions.rollback();
    const error = isBusy(cause) ? new StoreBusy('another process is writing', { cause }) : cause;
    for (const job of jobs) job.fail(error);
  };

  const commitAll = (jobs: readonly Job[]): void => {
    const writes = jobs.reduce((sum, { size }) => sum + size, 0);
    try {
      transactions.begin();
      for (const job of jobs) job.run();
      committing(writes);
      transactions.commit();
    } catch (cause) {
      failAll(jobs, cause);
      return;
    }
    for (const job of jobs) job.settle();
    committed(writes);
  };

  const nextGroup = (): readonly Job[] => {
    const first = small.take(GROUP_WRITES);
    return [...first, ...large.take(first.length > 0 ? BESIDE_SMALL : GROUP_WRITES)];
  };

  const isWaiting = (): boolean => small.length() + large.length() > 0;

  let isScheduled = false;
  const scheduleNext = (): void => {
    if (isScheduled || !isWaiting()) return;
    isScheduled = true;
    schedule(() => {
      isScheduled = false;
      if (isWaiting()) commitAll(nextGroup());
      scheduleNext();
    });
  };

  const flush = (): void => {
    while (isWaiting()) commitAll(nextGroup());
  };

  const run = <T>(size: number, work: () => T): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const line = size <= SMALL_WRITES ? small : large;
      line.add(jobOf(size, work, resolve, reject));
      scheduleNext();
    });

  return { run, flush };
};
