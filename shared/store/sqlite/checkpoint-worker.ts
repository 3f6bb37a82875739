import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

// Must not make the file anew when it was closed and deleted meanwhile.
const file = pathToFileURL(String(workerData));
file.searchParams.set('mode', 'rw');

const pass = (): void => {
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA wal_checkpoint(PASSIVE)');
  } finally {
    database.close();
  }
};

parentPort?.on('message', () => {
  pass();
  parentPort?.postMessage('done');
});
