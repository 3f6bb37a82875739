import { rmSync } from 'node:fs';
import type { DemoClient } from '#infra/local/demo/client/demo-client.ts';
import { type Duration, type Instant, plus, toLocal } from '#shared/kernel/time.ts';
import type { Faults } from './crash-platform.ts';
import type { Arming } from './crash-points.ts';
import { type CrashProcess, startCrashProcess } from './crash-process.ts';
import { scratchFolder } from './scratch-folder.ts';

const START = '2025-11-03T01:00:00.000Z';

/** As long as the key of a request that died stays locked, and longer than a sweeper waits. */
const A_WHILE = 'PT2M' as Duration;

const isCutOff = (error: unknown): boolean => error instanceof TypeError;

/** A platform on one folder that dies and rises again. */
export type CrashWorld = {
  readonly api: () => DemoClient;
  readonly arm: (arming: Arming) => Promise<void>;
  /** Arms, acts, and makes sure that the platform was killed in between; it stays down. */
  readonly killDuring: (arming: Arming, act: (api: DemoClient) => Promise<unknown>) => Promise<void>;
  readonly restart: (faults?: Faults) => Promise<void>;
  /** Acts; when the platform dies in between, waits for its end, starts it again and acts anew. Returns how often it died. */
  readonly insist: (
    act: (api: DemoClient) => Promise<unknown>,
    next?: () => Arming | undefined,
  ) => Promise<number>;
  readonly advance: (by: string) => Promise<void>;
  /** The wall clock at the Entikong post, `days` from now at `hour`. */
  readonly localIn: (days: number, hour: string) => Promise<string>;
  readonly end: () => Promise<void>;
};

export const crashWorld = async (faults: Faults = {}): Promise<CrashWorld> => {
  const folder = scratchFolder('sapa-crash-');
  const start = (wrong: Faults) => startCrashProcess({ folder, startAt: START, faults: wrong });
  let process: CrashProcess = await start(faults);
  const api = () => process.api;

  const restart = async (wrong: Faults = {}) => {
    await process.kill();
    process = await start(wrong);
  };

  const advance = async (by: string) => api().moveTo(plus(await api().now(), by as Duration));

  /** True when it was cut off by the platform's end. */
  const dies = async (act: (api: DemoClient) => Promise<unknown>): Promise<boolean> => {
    try {
      await act(api());
      return false;
    } catch (error) {
      if (!isCutOff(error)) throw error;
      await process.ended;
      return true;
    }
  };

  return {
    api,
    arm: (arming) => process.arm(arming),
    killDuring: async (arming, act) => {
      await process.arm(arming);
      const died = await dies(act);
      if (!died) throw new Error(`nobody died: ${JSON.stringify(arming)}`);
      const signal = await process.ended;
      if (signal !== 'SIGKILL') throw new Error(`ended by ${signal}`);
    },
    restart,
    insist: async (act, next = () => undefined) => {
      let deaths = 0;
      while (await dies(act)) {
        deaths += 1;
        await restart();
        const arming = next();
        if (arming !== undefined) await process.arm(arming);
        // May be the next to die; then the act is cut off too.
        await dies(() => advance(A_WHILE));
      }
      return deaths;
    },
    advance,
    localIn: async (days, hour) => {
      const day = plus(await api().now(), `P${days}D` as Duration) as Instant;
      return `${toLocal(day, 'Asia/Pontianak').slice(0, 10)}T${hour}`;
    },
    end: async () => {
      await process.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
