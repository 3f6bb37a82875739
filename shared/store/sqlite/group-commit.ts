import type { DatabaseSync } from 'node:sqlite';
import { RefusedByStore, StoreBusy } from '../errors.ts';

const SQLITE_BUSY = 5;

type Job = { readonly run: () => void; readonly settle: () => void; readonly fail: (error: unknown) => void };

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === SQLITE_BUSY;

const jobOf = <T>(work: () => T, resolve: (value: T) => void, reject: (error: unknown) => void): Job => {
  let outcome: (() => void) | undefined;
  return {
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

export type GroupCommit = { readonly run: <T>(work: () => T) => Promise<T>; readonly flush: () => void };

/**
 * Runs pieces of work that arrive together in one transaction, one after the other, and answers each when it is committed.
 * A disk confirms one commit in about the time of a hundred writes, so parallel writers share it.
 */
export const groupCommit = (database: DatabaseSync, schedule: (flush: () => void) => void): GroupCommit => {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  let waiting: Job[] = [];

  const failAll = (jobs: readonly Job[], cause: unknown): void => {
    if (database.isOpen && database.isTransaction) database.exec('ROLLBACK');
    const error = isBusy(cause) ? new StoreBusy('another process is writing', { cause }) : cause;
    for (const job of jobs) job.fail(error);
  };

  const commitAll = (jobs: readonly Job[]): void => {
    try {
      begin.run();
      for (const job of jobs) job.run();
      commit.run();
    } catch (cause) {
      failAll(jobs, cause);
      return;
    }
    for (const job of jobs) job.settle();
  };

  const flush = (): void => {
    const jobs = waiting;
    waiting = [];
    if (jobs.length > 0) commitAll(jobs);
  };

  const run = <T>(work: () => T): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      waiting.push(jobOf(work, resolve, reject));
      if (waiting.length === 1) schedule(flush);
    });

  return { run, flush };
};
