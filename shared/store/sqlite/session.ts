import type { DatabaseSync } from 'node:sqlite';

/** Group commits run in these. */
export type Transactions = {
  readonly begin: () => void;
  readonly commit: () => void;
  readonly rollback: () => void;
};

export type Session = Transactions & {
  /** What is read from here on, until the promises of this turn are done, is of one moment. */
  readonly read: () => void;
  readonly close: () => void;
};

// Kept from before any test replaces it. It comes after all promises that can go on, and before any other event.
const afterPromises = process.nextTick;

/**
 * Transactions on a file that others may write as well. `reload` is called first in a transaction when what is known of the
 * file from before may be wrong: at first, after others wrote, and after a rollback.
 */
export const openSession = (database: DatabaseSync, reload: () => void): Session => {
  const version = database.prepare('PRAGMA data_version');
  const beginRead = database.prepare('BEGIN');
  const beginWrite = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  let known: unknown;
  let isReading = false;

  const refresh = (): void => {
    const current = version.get()?.['data_version'];
    if (current === known) return;
    known = undefined;
    reload();
    known = current;
  };

  const endRead = (): void => {
    if (!isReading) return;
    isReading = false;
    if (database.isOpen && database.isTransaction) commit.run();
  };

  return {
    read: () => {
      if (isReading) return;
      if (database.isTransaction) return refresh();
      beginRead.run();
      isReading = true;
      afterPromises(endRead);
      try {
        refresh();
      } catch (error) {
        endRead();
        throw error;
      }
    },
    begin: () => {
      endRead();
      beginWrite.run();
      refresh();
    },
    commit: () => void commit.run(),
    rollback: () => {
      known = undefined;
      if (database.isOpen && database.isTransaction) database.exec('ROLLBACK');
    },
    close: endRead,
  };
};
