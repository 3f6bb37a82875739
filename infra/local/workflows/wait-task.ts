import * as z from 'zod';
import { type Instant, parseInstant } from '#shared/kernel/time.ts';
import { plusSeconds } from '../clock/plus-seconds.ts';
import { waitUntil } from '../clock/wait-until.ts';
import type { Json } from '../json.ts';
import type { TaskTime } from './step-task.ts';
import { TaskError } from './task-error.ts';
import { STILL_WAITING } from './virtual-time.ts';

/** In real time; shorter than the 24.8 days that the library can time a task for. */
const LONGEST_STAY_MS = 20 * 86_400_000;

const waitInput = z.union([
  z.strictObject({ timestamp: z.string() }),
  z.strictObject({ seconds: z.int().nonnegative() }),
]);

const dueAt = (input: Json, now: Instant): Instant => {
  const parsed = waitInput.safeParse(input);
  const until = parsed.success
    ? 'seconds' in parsed.data
      ? plusSeconds(now, parsed.data.seconds)
      : parseInstant(parsed.data.timestamp)
    : undefined;
  if (until === undefined) throw new TaskError('States.Runtime', 'the Wait state has no readable time');
  return until;
};

/** One Wait state of one execution: parks on the clock until its time, however far that is. */
export const waitTask = ({ clock, signal }: TaskTime, longestStayMs = LONGEST_STAY_MS) => {
  // A relative wait that is entered again must end when it would have ended.
  let until: Instant | undefined;

  return async (input: Json): Promise<null> => {
    until ??= dueAt(input, clock.now());
    const stay = new AbortController();
    const timer = setTimeout(() => stay.abort(new TaskError(STILL_WAITING, '')), longestStayMs).unref();
    const stop = () => stay.abort(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    try {
      await waitUntil(clock.timers, until, stay.signal);
      until = undefined;
      return null;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    }
  };
};
