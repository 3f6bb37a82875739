import type { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';

/** So many writes are a few dozen megabytes of the log: worth a pass, and soon done. */
const WRITES_A_PASS = 4000;

/**
 * From so many pages on, a commit copies itself what is left to copy, if no pass runs just then; the log then starts again
 * from its beginning. Behind the passes that is little, and without them it keeps the log at 200 MB.
 */
const LOG_PAGES = 50_000;

export type Checkpoints = { readonly wrote: (writes: number) => void; readonly close: () => void };

/**
 * Copies what was committed from the log into the database file, in a thread of its own: it takes as long as hundreds of
 * commits, and nobody's write should wait for it. What is committed is safe in the log before, too.
 */
export const openCheckpoints = (database: DatabaseSync, path: string): Checkpoints => {
  if (path === ':memory:') return { wrote: () => undefined, close: () => undefined };
  database.exec(`PRAGMA wal_autocheckpoint = ${LOG_PAGES}`);
  let worker: Worker | undefined;
  let isRunning = false;
  let uncopied = 0;

  const start = (): Worker => {
    const started = new Worker(new URL('./checkpoint-worker.ts', import.meta.url), {
      workerData: path,
      execArgv: [],
    });
    started.unref();
    started.on('message', () => {
      isRunning = false;
    });
    // Then the commits do its work.
    started.on('error', () => undefined);
    return started;
  };

  return {
    wrote: (writes) => {
      uncopied += writes;
      if (isRunning || uncopied < WRITES_A_PASS) return;
      isRunning = true;
      uncopied = 0;
      worker ??= start();
      worker.postMessage('pass');
    },
    close: () => void worker?.terminate(),
  };
};
