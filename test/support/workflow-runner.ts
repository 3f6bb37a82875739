import { StateMachine } from 'aws-local-stepfunctions';
import { type Activity, trackActivity } from '#infra/local/clock/activity.ts';
import { type MovableClock, movableClock } from '#infra/local/clock/movable-clock.ts';
import type { Json } from '#infra/local/json.ts';
import { checkDefinition } from '#infra/local/workflows/check-definition.ts';
import { type Machine, parseDefinition, toLibrary } from '#infra/local/workflows/definition.ts';
import { type Outcome, runExecution } from '#infra/local/workflows/execution.ts';
import { loadDefinition } from '#infra/local/workflows/load-definition.ts';
import type { Step } from '#infra/local/workflows/step-task.ts';
import type { WorkflowName } from '#shared/aws/names.ts';
import { type Instant, instantFromMillis, millisOf } from '#shared/kernel/time.ts';

export type VirtualTime = { readonly clock: MovableClock; readonly activity: Activity };

/** A clock that stands still until the workflow has nothing to do but wait. */
export const virtualTime = (startAt: string): VirtualTime => {
  const activity = trackActivity();
  const clock = movableClock({ startAt: instantFromMillis(Date.parse(startAt)), speed: 'frozen', activity });
  return { clock, activity };
};

export type WorkflowRun = {
  /** Names of the states in the order they were entered; a retried state counts once. */
  readonly path: readonly string[];
  /** The same with the instant of each entry. */
  readonly visits: readonly { readonly state: string; readonly at: Instant }[];
  readonly outcome: Outcome;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  /** Virtual milliseconds from start to end. */
  readonly spanMs: number;
};

export type WorkflowRunOptions = {
  /** The name of a workflow of the platform, or the text of an ASL file. */
  readonly asl: WorkflowName | { readonly text: string };
  /** One function per Task state, by the state's name. */
  readonly steps: Readonly<Record<string, Step>>;
  readonly time: VirtualTime;
  readonly input: Json;
  /** The run fails the test when it takes longer than this many virtual days. */
  readonly atMostDays?: number;
};

const valid = new Set<string>();

/** Throws when asl-validator refuses the machine. It makes its schemas anew each time, so each text is checked once. */
const validate = (machine: Machine) => {
  const text = JSON.stringify(machine);
  if (valid.has(text)) return;
  new StateMachine(toLibrary(machine));
  valid.add(text);
};

/**
 * Runs a real ASL file in virtual time to its end. Whatever must happen meanwhile, such as an acknowledgement after
 * 45 minutes, is put on `time.clock.timers` before.
 */
export const runWorkflow = async (options: WorkflowRunOptions): Promise<WorkflowRun> => {
  const { asl, steps, time, input } = options;
  const { clock, activity } = time;
  const machine = typeof asl === 'string' ? loadDefinition(asl) : parseDefinition(asl.text);
  validate(machine);
  checkDefinition(typeof asl === 'string' ? asl : 'workflow', machine, steps);
  const startedAt = clock.now();
  const limit = millisOf(startedAt) + (options.atMostDays ?? 400) * 86_400_000;
  const visits: { state: string; at: Instant }[] = [];
  const entered = (state: string, at: Instant) => void visits.push({ state, at });
  const execution = runExecution({ machine, name: 'test', input, steps, clock, activity, entered });
  let ended: { outcome: Outcome; endedAt: Instant } | undefined;
  execution.done.then((outcome) => {
    ended = { outcome, endedAt: clock.now() };
  });

  await activity.settled();
  while (ended === undefined) {
    const next = clock.nextTimerAt();
    if (next === undefined || millisOf(next) > limit) {
      execution.abort();
      throw new Error(`stuck in ${visits.at(-1)?.state} at ${clock.now()}`);
    }
    await clock.moveTo(next);
  }
  const { outcome, endedAt } = ended;
  const spanMs = millisOf(endedAt) - millisOf(startedAt);
  return { path: visits.map(({ state }) => state), visits, outcome, startedAt, endedAt, spanMs };
};
