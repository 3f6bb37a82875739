import type { Instant } from '#shared/kernel/time.ts';
import type { Timers } from './timer-queue.ts';

/** Resolves at `instant` of the clock; rejects with the signal's reason when that is aborted first. */
export const waitUntil = (timers: Timers, instant: Instant, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const abort = () => {
      timer.cancel();
      reject(signal.reason);
    };
    const timer = timers.at(instant, () => {
      signal.removeEventListener('abort', abort);
      resolve();
    });
    signal.addEventListener('abort', abort, { once: true });
  });
