import { accessSync, constants, createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '#shared/kernel/time.ts';
import { openSqliteTable } from '#shared/store/sqlite-table.ts';
import type { Table } from '#shared/store/table.ts';
import { loadSecrets, newSecrets, type SignInSecrets } from '../sign-in/signing-key.ts';
import { lockFolder } from './folder-lock.ts';
import { openLocalDatabase } from './local-database.ts';
import { openSavedClock, type SavedClock } from './saved-clock.ts';

/** What the embedded run keeps, in a folder or, for tests, only in memory. */
export type Storage = {
  readonly savedClock: SavedClock;
  readonly secrets: SignInSecrets;
  /** The outbox's database. */
  readonly outbox: ReturnType<typeof openLocalDatabase>;
  readonly openTable: (clock: Clock) => { readonly table: Table; readonly close: () => void };
  readonly logLine: (line: string) => void;
  readonly close: () => Promise<void>;
};

const open = (path: string) => {
  const outbox = openLocalDatabase(path, 'power loss');
  const clockDatabase = openLocalDatabase(path, 'kill');
  return {
    outbox,
    savedClock: openSavedClock(clockDatabase),
    openTable: (clock: Clock) => {
      const table = openSqliteTable({ path, clock });
      return { table, close: table.close };
    },
    close: () => {
      outbox.close();
      clockDatabase.close();
    },
  };
};

export const memoryStorage = async (): Promise<Storage> => {
  const { close, ...opened } = open(':memory:');
  return { ...opened, secrets: await newSecrets(), logLine: () => undefined, close: async () => close() };
};

/** One file for all data, the signing key and the log. Throws FolderInUse, or the file system's error. */
export const folderStorage = async (folder: string): Promise<Storage> => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  accessSync(folder, constants.W_OK | constants.X_OK);
  const lock = lockFolder(folder);
  try {
    const secrets = await loadSecrets(folder);
    const { close, ...opened } = open(join(folder, 'sapa.db'));
    const log = createWriteStream(join(folder, 'sapa.log'), { flags: 'a', mode: 0o600 });
    const logClosed = () => new Promise<void>((resolve) => log.end(resolve));
    return {
      ...opened,
      secrets,
      logLine: (line) => void log.write(`${line}\n`),
      close: async () => {
        close();
        await logClosed();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
};
