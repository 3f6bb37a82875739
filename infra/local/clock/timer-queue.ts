import { type Instant, instantFromMillis, millisOf } from '#shared/kernel/time.ts';
import type { Activity } from './activity.ts';
import type { TimeSource } from './time-source.ts';
import { type HeapTimer, timerHeap } from './timer-heap.ts';

export type Timer = { readonly cancel: () => void };

/** Calls back at an instant of the clock; at once (but never before `at` returns) when it has passed already. */
export type Timers = { readonly at: (instant: Instant, fire: () => void) => Timer };

/**
 * The longest sleep before looking again. Node's timers overflow after 24.8 days, and they do not notice when the
 * machine was suspended or its date was set.
 */
const LONGEST_SLEEP_MS = 30_000;

export const timerQueue = ({
  time,
  activity,
}: {
  readonly time: TimeSource;
  readonly activity: Activity;
}) => {
  const heap = timerHeap();
  let order = 0;
  let sleep: NodeJS.Timeout | undefined;
  let stopped = false;

  const disarm = () => {
    clearTimeout(sleep);
    sleep = undefined;
  };

  const arm = () => {
    disarm();
    const next = heap.peek();
    if (stopped || next === undefined || !time.runs()) return;
    const delay = Math.min(Math.max(next.dueAt - time.now(), 0), LONGEST_SLEEP_MS);
    sleep = setTimeout(fireDue, delay).unref();
  };

  const takeDueBy = (millis: number): HeapTimer | undefined => {
    const next = heap.peek();
    return next !== undefined && next.dueAt <= millis ? heap.pop() : undefined;
  };

  const fireDue = () => {
    for (let due = takeDueBy(time.now()); due !== undefined; due = takeDueBy(time.now())) due.fire();
    arm();
  };

  const fireSoon = (fire: () => void): Timer => {
    const over = activity.begin();
    const immediate = setImmediate(() => {
      try {
        if (!stopped) fire();
      } finally {
        over();
      }
    });
    const cancel = () => {
      clearImmediate(immediate);
      over();
    };
    return { cancel };
  };

  const at = (instant: Instant, fire: () => void): Timer => {
    const dueAt = millisOf(instant);
    if (dueAt <= time.now()) return fireSoon(fire);
    order += 1;
    const timer: HeapTimer = { dueAt, order, fire, cancelled: false };
    heap.push(timer);
    if (heap.peek() === timer) arm();
    return {
      cancel: () => {
        timer.cancelled = true;
      },
    };
  };

  return {
    at,
    arm,
    disarm,
    takeDueBy,
    nextDueAt: (): Instant | undefined => {
      const next = heap.peek();
      return next && instantFromMillis(next.dueAt);
    },
    stop: () => {
      stopped = true;
      disarm();
      heap.clear();
    },
  };
};
