import type { Lane } from '#functions/messaging/domain/lane.ts';
import type { VirtualTime } from '../engine/virtual-time.ts';
import type { Stage } from './stage.ts';

/** One call of a function, and whether anything was done to it that may leave an outcome open. */
export type Invocation = {
  readonly number: number;
  readonly lane?: Lane;
  readonly startedAt: number;
  endedAt?: number;
  troubled: boolean;
  /** The provider kept it waiting, or it was held up otherwise. */
  slowed?: boolean;
};

/** What happens to a worker when it comes to a stage for the nth time. */
export type Mishap = {
  readonly stage: Stage;
  readonly side: 'before' | 'after';
  readonly occurrence: number;
  /** For so long nothing of it moves; it never does again when absent. */
  readonly suspendMs?: number;
};

export type Life = {
  /** Waits for one answer of the outside world. Never ends when the worker dies meanwhile. */
  readonly step: <T>(stage: Stage, latencyMs: number, work: () => Promise<T>) => Promise<T>;
  readonly begin: (invocation: Invocation, mishap: Mishap | undefined) => void;
  readonly current: () => Invocation;
  readonly isDead: () => boolean;
};

const NEVER = (): Promise<never> => new Promise<never>(() => undefined);

/** The process that a worker runs in: it can die or be suspended wherever it waits. */
export const newLife = (
  time: VirtualTime,
  events: {
    readonly died: (invocation: Invocation) => void;
    readonly suspended: (invocation: Invocation, millis: number) => void;
  },
): Life => {
  let invocation: Invocation = { number: 0, startedAt: 0, troubled: false };
  let mishap: Mishap | undefined;
  let met = 0;
  let resumesAt = 0;
  let dead = false;

  const strike = (): void => {
    const { suspendMs } = mishap ?? {};
    mishap = undefined;
    invocation.troubled = true;
    if (suspendMs === undefined) {
      dead = true;
      events.died(invocation);
      return;
    }
    resumesAt = time.now() + suspendMs;
    events.suspended(invocation, suspendMs);
  };

  const isDue = (stage: Stage, side: Mishap['side']): boolean => {
    if (mishap?.stage !== stage || mishap.side !== side) return false;
    met += 1;
    return met === mishap.occurrence;
  };

  /** Nothing goes on in a process that is dead or suspended. */
  const awake = async (): Promise<void> => {
    while (!dead && resumesAt > time.now()) await time.sleep(resumesAt - time.now());
    if (dead) await NEVER();
  };

  const pass = (stage: Stage, side: Mishap['side']): Promise<void> | undefined => {
    if (isDue(stage, side)) strike();
    return dead || resumesAt > time.now() ? awake() : undefined;
  };

  return {
    step: async (stage, latencyMs, work) => {
      const before = pass(stage, 'before');
      if (before !== undefined) await before;
      // What is on the wire arrives, whatever becomes of its sender.
      if (latencyMs > 0) await time.sleep(latencyMs);
      try {
        return await work();
      } finally {
        const after = pass(stage, 'after');
        if (after !== undefined) await after;
      }
    },
    begin: (next, planned) => {
      invocation = next;
      mishap = planned;
      met = 0;
    },
    current: () => invocation,
    isDead: () => dead,
  };
};
