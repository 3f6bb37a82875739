import type { WorkflowName } from '#shared/aws/names.ts';
import type { Workflows } from '#shared/aws/platform.ts';
import { type Instant, millisOf } from '#shared/kernel/time.ts';
import type { Activity } from '../clock/activity.ts';
import type { MovableClock } from '../clock/movable-clock.ts';
import { type Json, toJson } from '../json.ts';
import { checkDefinition } from './check-definition.ts';
import type { Machine } from './definition.ts';
import { type ExecutionStatus, type RunningExecution, runExecution } from './execution.ts';
import type { Step } from './step-task.ts';

/** One execution, for people to look at. Names and inputs carry ids only. */
export type ExecutionView = {
  readonly workflow: WorkflowName;
  readonly name: string;
  readonly input: Json;
  readonly status: ExecutionStatus;
  readonly state: string;
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
  readonly error?: string;
};

export type LocalWorkflows = Workflows & {
  /** Running and remembered executions, in the order of their start. */
  readonly list: () => readonly ExecutionView[];
  /** Ends all executions without a trace: the table knows what is left to do. */
  readonly stop: () => Promise<void>;
};

export type WorkflowDefinition = {
  readonly machine: Machine;
  readonly steps: Readonly<Record<string, Step>>;
};

export type LocalWorkflowsOptions = {
  readonly definitions: Readonly<Partial<Record<WorkflowName, WorkflowDefinition>>>;
  readonly clock: MovableClock;
  readonly activity: Activity;
  /** Told when an execution fails or times out. */
  readonly failed?: (view: ExecutionView) => void;
};

/** Step Functions gives a name free 90 days after its execution ended. */
const REMEMBERED_MS = 90 * 86_400_000;
const ALLOWED_NAME = /^[A-Za-z0-9_-]{1,80}$/;

export const localWorkflows = (options: LocalWorkflowsOptions): LocalWorkflows => {
  const { definitions, clock, activity } = options;
  for (const [workflow, { machine, steps }] of Object.entries(definitions)) {
    checkDefinition(workflow, machine, steps);
  }
  const views = new Map<string, ExecutionView>();
  const running = new Map<string, RunningExecution>();

  const forgetOld = () => {
    const oldest = millisOf(clock.now()) - REMEMBERED_MS;
    for (const [key, { endedAt }] of views) if (endedAt && millisOf(endedAt) < oldest) views.delete(key);
  };

  const change = (key: string, more: Partial<ExecutionView>) => {
    const view = views.get(key);
    if (view === undefined) return;
    const changed = { ...view, ...more };
    views.set(key, changed);
    if (changed.status === 'FAILED' || changed.status === 'TIMED_OUT') options.failed?.(changed);
  };

  const launch = (key: string, workflow: WorkflowName, name: string, input: Json) => {
    const definition = definitions[workflow];
    if (definition === undefined) throw new Error(`no workflow called ${workflow}`);
    const startedAt = clock.now();
    views.set(key, {
      workflow,
      name,
      input,
      status: 'RUNNING',
      state: definition.machine.StartAt,
      startedAt,
    });
    const entered = (state: string) => change(key, { state });
    const execution = runExecution({ ...definition, name, input, clock, activity, entered });
    running.set(key, execution);
    execution.done.then((outcome) => {
      running.delete(key);
      const error = outcome.status === 'FAILED' ? { error: outcome.error } : {};
      change(key, { status: outcome.status, endedAt: clock.now(), ...error });
    });
  };

  return {
    start: async (workflow, name, input) => {
      if (!ALLOWED_NAME.test(name)) throw new Error(`not a name for an execution: ${name}`);
      forgetOld();
      const key = `${workflow}/${name}`;
      if (views.has(key)) return 'already_started';
      launch(key, workflow, name, toJson(input));
      return 'started';
    },
    list: () => [...views.values()],
    stop: async () => {
      const ending = [...running.values()];
      for (const { abort } of ending) abort();
      await Promise.all(ending.map(({ done }) => done));
    },
  };
};
