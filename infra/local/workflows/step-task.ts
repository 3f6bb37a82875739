import type { Activity } from '../clock/activity.ts';
import type { MovableClock } from '../clock/movable-clock.ts';
import { plusSeconds } from '../clock/plus-seconds.ts';
import { waitUntil } from '../clock/wait-until.ts';
import { type Json, toJson } from '../json.ts';
import type { State } from './definition.ts';
import { retryPlan } from './retry-plan.ts';
import { Stopped, TaskError, toTaskError } from './task-error.ts';

/** What a Task state calls: JSON in, JSON out; the name of what it throws decides Retry and Catch. */
export type Step = (input: Json) => Promise<unknown> | unknown;

export type TaskTime = {
  readonly clock: MovableClock;
  readonly activity: Activity;
  /** Aborted when the execution is stopped. */
  readonly signal: AbortSignal;
};

const inTime = async (work: Promise<unknown>, seconds: number | undefined): Promise<unknown> => {
  if (seconds === undefined) return await work;
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new TaskError('States.Timeout', `no answer within ${seconds} s`)),
    seconds * 1000,
  );
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

const called = async (state: State, step: Step, input: Json): Promise<Json> => {
  try {
    return toJson(await inTime(Promise.resolve(step(toJson(input))), state.TimeoutSeconds));
  } catch (thrown) {
    throw thrown instanceof TaskError ? thrown : toTaskError(thrown);
  }
};

/**
 * One Task state of one execution. A step runs in real time; the pause before a retry passes on the movable clock,
 * at the start of the next attempt, because the library itself can only sleep for real.
 */
export const stepTask = (state: State, step: Step, { clock, activity, signal }: TaskTime) => {
  const freshPlan = () => retryPlan(state.Retry ?? []);
  let delayAfter = freshPlan();
  let pause: number | undefined;

  const failed = (error: unknown) => {
    pause = error instanceof TaskError ? delayAfter(error.name) : undefined;
    if (pause === undefined) delayAfter = freshPlan();
  };

  return async (input: Json): Promise<Json> => {
    if (pause) await waitUntil(clock.timers, plusSeconds(clock.now(), pause), signal);
    if (signal.aborted) throw new Stopped();
    try {
      const output = await activity.run(() => called(state, step, input));
      pause = undefined;
      delayAfter = freshPlan();
      return output;
    } catch (error) {
      failed(error);
      throw error;
    }
  };
};
