import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderInUse, lockFolder } from '#infra/local/storage/folder-lock.ts';
import { openLocalDatabase } from '#infra/local/storage/local-database.ts';
import { openSavedClock } from '#infra/local/storage/saved-clock.ts';
import { folderStorage } from '#infra/local/storage/storage.ts';
import type { Duration, Instant } from '#shared/kernel/time.ts';
import { startTiny } from '#test/support/local/tiny-platform.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sapa-storage-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a data folder', () => {
  it('is open to one process at a time', () => {
    const lock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(FolderInUse);
    lock.release();
    lockFolder(folder).release();
  });

  it('is free again after a failed start', async () => {
    writeFileSync(join(folder, 'sign-in.json'), 'not JSON');
    await expect(folderStorage(folder)).rejects.toThrow();
    lockFolder(folder).release();
  });

  it('keeps the log as lines', async () => {
    const storage = await folderStorage(folder);
    storage.logLine('{"message":"one"}');
    await storage.close();
    expect(readFileSync(join(folder, 'sapa.log'), 'utf8')).toBe('{"message":"one"}\n');
  });

  it('cannot lie below a file', async () => {
    writeFileSync(join(folder, 'file'), '');
    chmodSync(join(folder, 'file'), 0o600);
    await expect(folderStorage(join(folder, 'file', 'below'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });
});

describe('a second start on the same folder', () => {
  const storage = () => ({ kind: 'folder', path: folder }) as const;

  it('goes on from where the clock stood and finds its outbox', async () => {
    const first = await startTiny({ storage: storage() });
    await first.clock.advance('P2D' as Duration);
    await first.outbox.send({ to: '+6286011112222', text: 'Halo', reference: 'r', attempt: 'a' });
    await first.stop();
    const second = await startTiny({ storage: storage() });
    expect([second.clock.now(), second.outbox.list().length, second.isNew]).toEqual([
      '2025-10-14T01:00:00.000Z',
      1,
      false,
    ]);
    await second.stop();
  });
});

describe('the saved clock', () => {
  it('keeps the last instant', () => {
    const saved = openSavedClock(openLocalDatabase(':memory:', 'kill'));
    expect(saved.read()).toBeUndefined();
    saved.save('2025-10-12T01:00:00.000Z' as Instant);
    saved.save('2025-10-13T01:00:00.000Z' as Instant);
    expect(saved.read()).toBe('2025-10-13T01:00:00.000Z');
  });
});
