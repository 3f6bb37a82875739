import {
  type Duration,
  durationMillis,
  type Instant,
  instantFromMillis,
  millisOf,
} from '#shared/kernel/time.ts';
import type { Activity } from '../clock/activity.ts';
import type { MovableClock } from '../clock/movable-clock.ts';
import { type LambdaHandler, lambdaContext } from '../lambda.ts';

/** What EventBridge Scheduler is told to send; `reattach` only at the start of the embedded run. */
export type ScheduleEvent = { readonly time: Instant; readonly reattach?: true };

export type Scheduled = {
  readonly functionName: string;
  readonly every: Duration;
  readonly handler: LambdaHandler;
};

export type LocalSchedulesOptions = {
  readonly scheduled: readonly Scheduled[];
  readonly clock: MovableClock;
  readonly activity: Activity;
  readonly failed?: (functionName: string, error: unknown) => void;
};

const HOUR_MS = 3_600_000;

/** A longer move catches up by the hour: minute by minute over months would only repeat empty sweeps. */
const LONG_MOVE_MS = 6 * HOUR_MS;

/** Over months even that is too often: they would take longer than everything that really happens. */
const RUNS_PER_MOVE = 100;

const nextRun = (clock: MovableClock, every: number): Instant => {
  const now = millisOf(clock.now());
  const move = clock.moving();
  const end = move === undefined ? now : millisOf(move.to);
  const length = move === undefined ? 0 : end - millisOf(move.from);
  if (now >= end || length <= LONG_MOVE_MS) return instantFromMillis(now + every);
  const step = Math.max(every, HOUR_MS, Math.floor(length / RUNS_PER_MOVE));
  return instantFromMillis(Math.min(now + step, end));
};

/**
 * Wakes the scheduled functions at their period of the clock. During a move of more than six hours they run hourly, in one of
 * more than four days a hundred times, and at its end. A function that is still running is not started a second time.
 */
export const localSchedules = ({ scheduled, clock, activity, failed }: LocalSchedulesOptions) => {
  const running = new Set<string>();
  let stopped = false;

  const runOne = async ({ functionName, handler }: Scheduled, event: ScheduleEvent) => {
    if (running.has(functionName)) return;
    running.add(functionName);
    try {
      await activity.run(() => handler(event, lambdaContext(functionName)));
    } catch (error) {
      failed?.(functionName, error);
    } finally {
      running.delete(functionName);
    }
  };

  const plan = (entry: Scheduled) => {
    clock.timers.at(nextRun(clock, durationMillis(entry.every)), () => {
      if (stopped) return;
      void runOne(entry, { time: clock.now() });
      plan(entry);
    });
  };

  return {
    /** Runs each once, telling it that executions of an earlier process are gone; resolves when they are done. */
    reattach: async () => {
      await Promise.all(scheduled.map((entry) => runOne(entry, { time: clock.now(), reattach: true })));
    },
    start: () => {
      for (const entry of scheduled) plan(entry);
    },
    stop: () => {
      stopped = true;
    },
  };
};
