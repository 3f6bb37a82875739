import { type Clock, type Instant, instantFromMillis } from '#shared/kernel/time.ts';
import { eventHeap } from './event-heap.ts';

/** Time that passes only when nothing is left to do at a moment. All in whole milliseconds since 1970. */
export type VirtualTime = {
  readonly clock: Clock;
  readonly now: () => number;
  readonly at: (millis: number, run: () => void) => void;
  readonly sleep: (millis: number) => Promise<void>;
  /** Lets everything happen until then. */
  readonly run: (until: number) => Promise<void>;
};

/** The store in memory and everything above it waits for nothing but promises: one turn of the loop settles them all. */
const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

export const virtualTime = (start: number): VirtualTime => {
  const heap = eventHeap();
  let now = start;
  let written: { readonly millis: number; readonly instant: Instant } | undefined;

  const instant = (): Instant => {
    if (written?.millis !== now) written = { millis: now, instant: instantFromMillis(now) };
    return written.instant;
  };

  const at = (millis: number, run: () => void): void =>
    heap.push({ at: Math.max(now, Math.round(millis)), run });

  return {
    clock: { now: instant },
    now: () => now,
    at,
    sleep: (millis) => new Promise((resolve) => at(now + millis, resolve)),
    run: async (until) => {
      await turn();
      for (let next = heap.nextAt(); next !== undefined && next <= until; next = heap.nextAt()) {
        now = next;
        while (heap.nextAt() === now) heap.pop()?.run();
        await turn();
      }
      now = until;
    },
  };
};
