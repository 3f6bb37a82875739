import type { Instant } from '#shared/kernel/time.ts';
import { httpServer, type ServerOptions } from './http/server.ts';
import type { PlatformOptions } from './options.ts';
import type { RunningPlatform } from './running-platform.ts';
import { serving } from './serving.ts';
import { settle } from './settle.ts';
import { folderStorage, memoryStorage } from './storage/storage.ts';
import { type Wired, wire } from './wire.ts';

export type { PlatformOptions } from './options.ts';
export type { RunningPlatform } from './running-platform.ts';

/** Where the demo begins: 08.00 in Jakarta. */
export const DEMO_START = '2025-10-12T01:00:00.000Z' as Instant;

const openStorage = ({ storage }: PlatformOptions) =>
  storage.kind === 'memory' ? memoryStorage() : folderStorage(storage.path);

/** The directory, and what an earlier process left waiting. */
const begin = async ({ contexts, store, clock, schedules }: Wired) => {
  await contexts.seed(store.table, clock.now());
  await schedules.reattach();
  schedules.start();
};

const closeAll = async ({ schedules, queues, activity, workflows, clockParts, store, storage }: Wired) => {
  schedules.stop();
  queues.stop();
  await settle(activity);
  await workflows.stop();
  clockParts.stop();
  store.close();
  await storage.close();
};

const open = async (options: PlatformOptions, origin: string): Promise<Wired> => {
  const storage = await openStorage(options);
  try {
    const wired = await wire(options, storage, origin);
    await begin(wired);
    return wired;
  } catch (error) {
    await storage.close();
    throw error;
  }
};

const runningOf = (wired: Wired, stop: () => Promise<void>): RunningPlatform => {
  const { origin, clockParts, clock, activity, outbox, workflows, queues, accounts, platform } = wired;
  const { isNew } = clockParts;
  return { url: origin, clock, activity, outbox, workflows, queues, accounts, platform, isNew, stop };
};

/**
 * Takes the port, opens the data, starts again what waits in it, and answers requests. Rejects with FolderInUse, or with
 * an error that carries EADDRINUSE, EACCES and the like as its `code`.
 */
export const startPlatform = async (options: PlatformOptions): Promise<RunningPlatform> => {
  const ready = Promise.withResolvers<ServerOptions>();
  ready.promise.catch(() => undefined);
  const server = httpServer(ready.promise);
  const port = await server.listen(options.port);
  try {
    const wired = await open(options, `http://localhost:${port}`);
    const running = runningOf(wired, async () => {
      await server.close();
      await closeAll(wired);
    });
    const answers = serving(wired);
    const own = options.routes?.(running) ?? [];
    ready.resolve({ ...answers, localRoutes: [...answers.localRoutes, ...own] });
    return running;
  } catch (error) {
    ready.reject(error);
    await server.close(0);
    throw error;
  }
};
