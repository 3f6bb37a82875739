import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process has opened the same data. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

/**
 * Keeps a second process out of the folder. The lock is the operating system's own on an SQLite file, so it goes with
 * its process however that ends, and nothing stale is left behind.
 */
export const lockFolder = (folder: string): { readonly release: () => void } => {
  const file = new DatabaseSync(join(folder, 'lock'));
  try {
    file.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    const busy = error instanceof Error && error.message.includes('locked');
    throw busy ? new FolderInUse(folder) : error;
  }
  return { release: () => file.close() };
};
