import { DatabaseSync } from 'node:sqlite';

/**
 * The embedded run's own tables, beside the store's in the same file. A connection of its own, so that nothing here is
 * ever part of a store transaction.
 */
export const openLocalDatabase = (path: string, survives: 'power loss' | 'kill'): DatabaseSync => {
  const database = new DatabaseSync(path);
  const synchronous = survives === 'power loss' ? 'FULL' : 'NORMAL';
  // Patience first: the other settings may already find the file in use.
  database.exec(`PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}`);
  return database;
};
