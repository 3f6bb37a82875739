import type { DatabaseSync } from 'node:sqlite';
import { type Instant, parseInstant } from '#shared/kernel/time.ts';

export type SavedClock = {
  /** Where the clock stood when it was last saved. */
  readonly read: () => Instant | undefined;
  readonly save: (now: Instant) => void;
};

/** Keeps where the demo clock stands, so that a later start goes on from there. */
export const openSavedClock = (database: DatabaseSync): SavedClock => {
  database.exec('CREATE TABLE IF NOT EXISTS local_clock (id INTEGER PRIMARY KEY, now TEXT NOT NULL) STRICT');
  const select = database.prepare('SELECT now FROM local_clock WHERE id = 1');
  const upsert = database.prepare('INSERT OR REPLACE INTO local_clock (id, now) VALUES (1, ?)');
  return {
    read: () => {
      const text = select.get()?.['now'];
      return typeof text === 'string' ? parseInstant(text) : undefined;
    },
    save: (now) => void upsert.run(now),
  };
};
