import type { StateMachineDefinition } from 'aws-local-stepfunctions';
import * as z from 'zod';

/** As much of the Amazon States Language as is read here; the rest passes through untouched. */
const retrierSchema = z.looseObject({
  ErrorEquals: z.array(z.string()),
  IntervalSeconds: z.number().default(1),
  BackoffRate: z.number().default(2),
  MaxAttempts: z.number().default(3),
  MaxDelaySeconds: z.number().optional(),
});

/** No Map and no Parallel: pauses are kept per state of an execution, so a state must not run twice at a time. */
const stateSchema = z.looseObject({
  Type: z.enum(['Task', 'Wait', 'Choice', 'Pass', 'Succeed', 'Fail']),
  TimeoutSeconds: z.number().optional(),
  Retry: z.array(retrierSchema).optional(),
});

const machineSchema = z.looseObject({
  StartAt: z.string(),
  States: z.record(z.string(), stateSchema),
  TimeoutSeconds: z.number().optional(),
});

export type Retrier = z.output<typeof retrierSchema>;
export type State = z.output<typeof stateSchema>;
export type Machine = z.output<typeof machineSchema>;

/** Any well-formed name will do: steps are found by the name of their state. */
const LOCAL_FUNCTION = 'arn:aws:lambda:ap-southeast-3:000000000000:function:local';

/** Reads the very text that AWS is given, its `${…}` places filled. Throws when it is no state machine. */
export const parseDefinition = (text: string): Machine =>
  machineSchema.parse(JSON.parse(text.replaceAll(/\$\{\w+\}/g, LOCAL_FUNCTION)));

export const toLibrary = (machine: Machine): StateMachineDefinition =>
  // Whatever an ASL file may say; the library reads it by itself.
  machine as unknown as StateMachineDefinition;
