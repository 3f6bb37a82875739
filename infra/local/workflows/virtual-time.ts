import type { Machine, State } from './definition.ts';

/** Thrown by a wait that must be entered again because the library cannot time a task for longer than 24.8 days. */
export const STILL_WAITING = 'Local.StillWaiting';

/** The largest that Node's timers hold; the library's own time-out, which we never want to fire. */
const LIBRARY_TIMEOUT_SECONDS = 2_147_483;

const instantOf = (wait: State): Record<string, unknown> => {
  if ('TimestampPath' in wait) return { 'timestamp.$': wait['TimestampPath'] };
  if ('Timestamp' in wait) return { timestamp: wait['Timestamp'] };
  if ('SecondsPath' in wait) return { 'seconds.$': wait['SecondsPath'] };
  return { seconds: wait['Seconds'] };
};

/**
 * A Wait as a Task that asks the movable clock, since the library would sleep for real. Input, output and the next
 * state stay as they were.
 */
const waitAsTask = (wait: State): State => {
  const { Seconds, SecondsPath, Timestamp, TimestampPath, ...rest } = wait;
  return {
    ...rest,
    Type: 'Task',
    Resource: 'arn:aws:lambda:ap-southeast-3:000000000000:function:wait',
    Parameters: instantOf(wait),
    ResultPath: null,
    TimeoutSeconds: LIBRARY_TIMEOUT_SECONDS,
    Retry: [{ ErrorEquals: [STILL_WAITING], IntervalSeconds: 1, BackoffRate: 1, MaxAttempts: 99_999_999 }],
  };
};

/** Time-outs are taken from the library, whose timers run in real time and overflow; they are kept elsewhere. */
const inVirtualTime = (state: State): State => {
  if (state.Type === 'Wait') return waitAsTask(state);
  return state.Type === 'Task' ? { ...state, TimeoutSeconds: LIBRARY_TIMEOUT_SECONDS } : state;
};

/** The same machine, with nothing in it that would look at the machine's own clock. */
export const toVirtualTime = (machine: Machine): Machine => {
  const { TimeoutSeconds, ...rest } = machine;
  const states = Object.entries(machine.States).map(([name, state]) => [name, inVirtualTime(state)]);
  return { ...rest, States: Object.fromEntries(states) };
};
