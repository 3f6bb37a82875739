import { StateMachine } from 'aws-local-stepfunctions';
import type { Instant } from '#shared/kernel/time.ts';
import type { Activity } from '../clock/activity.ts';
import type { MovableClock } from '../clock/movable-clock.ts';
import { plusSeconds } from '../clock/plus-seconds.ts';
import { waitUntil } from '../clock/wait-until.ts';
import type { Json } from '../json.ts';
import { type Machine, toLibrary } from './definition.ts';
import { type Step, stepTask } from './step-task.ts';
import { Stopped } from './task-error.ts';
import { toVirtualTime } from './virtual-time.ts';
import { waitTask } from './wait-task.ts';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** What became of an execution, in Step Functions' words. */
export type Outcome =
  | { readonly status: 'SUCCEEDED'; readonly output: Json }
  | { readonly status: 'FAILED'; readonly error: string; readonly cause: string }
  | { readonly status: 'TIMED_OUT' | 'ABORTED' };

export type RunningExecution = { readonly done: Promise<Outcome>; readonly abort: () => void };

export type ExecutionInput = {
  readonly machine: Machine;
  readonly name: string;
  readonly input: Json;
  readonly steps: Readonly<Record<string, Step>>;
  readonly clock: MovableClock;
  readonly activity: Activity;
  /** Called when a state is entered, a retried one not again. */
  readonly entered: (state: string, at: Instant) => void;
};

type Run = ReturnType<StateMachine['run']>;

const tasksOf = ({ machine, steps, clock, activity }: ExecutionInput, signal: AbortSignal) => {
  const time = { clock, activity, signal };
  const tasks = Object.entries(machine.States).flatMap(([name, state]) => {
    if (state.Type === 'Wait') return [[name, waitTask(time)] as const];
    const step = steps[name];
    return state.Type === 'Task' && step !== undefined ? [[name, stepTask(state, step, time)] as const] : [];
  });
  return Object.fromEntries(tasks);
};

const noPauses = (machine: Machine) =>
  Object.fromEntries(Object.keys(machine.States).map((name) => [name, 0]));

const follow = async (run: Run, { clock, entered }: ExecutionInput) => {
  for await (const event of run.eventLogs) {
    if (event.type === 'StateEntered') entered(event.state.name, clock.now());
  }
};

const failure = (thrown: unknown): Outcome => {
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  return cause instanceof Error
    ? { status: 'FAILED', error: cause.name, cause: cause.message }
    : { status: 'FAILED', error: 'States.Runtime', cause: String(thrown) };
};

/** `expire` runs when the whole machine's TimeoutSeconds have passed on the movable clock. */
const limit = ({ machine, clock }: ExecutionInput, signal: AbortSignal, expire: () => void) => {
  if (machine.TimeoutSeconds === undefined) return;
  const until = plusSeconds(clock.now(), machine.TimeoutSeconds);
  waitUntil(clock.timers, until, signal).then(expire, () => undefined);
};

/** Runs one machine on the movable clock; ends by itself, when aborted, or at its TimeoutSeconds. */
export const runExecution = (input: ExecutionInput): RunningExecution => {
  const { machine, name } = input;
  const stopping = new AbortController();
  let ended: 'TIMED_OUT' | 'ABORTED' | undefined;
  const run = new StateMachine(toLibrary(toVirtualTime(machine)), {
    validationOptions: { noValidate: true },
  }).run(input.input as Parameters<StateMachine['run']>[0], {
    noThrowOnAbort: true,
    context: { Execution: { Name: name } },
    overrides: {
      taskResourceLocalHandlers: tasksOf(input, stopping.signal) as never,
      retryIntervalOverrides: noPauses(machine),
    },
  });
  const end = (status: 'TIMED_OUT' | 'ABORTED') => {
    ended ??= status;
    run.abort();
    stopping.abort(new Stopped());
  };
  limit(input, stopping.signal, () => end('TIMED_OUT'));
  const followed = follow(run, input);
  const outcome = run.result.then(
    (output): Outcome => (ended ? { status: ended } : { status: 'SUCCEEDED', output: output as Json }),
    failure,
  );
  const done = outcome.then(async (result) => {
    stopping.abort(new Stopped());
    await followed;
    return result;
  });
  return { done, abort: () => end('ABORTED') };
};
