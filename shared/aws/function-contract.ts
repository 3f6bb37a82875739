import type { RouteContract } from '#shared/http/route-contract.ts';
import type { TableName } from '#shared/store/tables.ts';
import type { QueueName, WorkflowName } from './names.ts';

export type Trigger =
  | { readonly kind: 'http'; readonly routes: readonly RouteContract[] }
  | { readonly kind: 'queue'; readonly queue: QueueName }
  /** ISO 8601 period, `PT1M`. */
  | { readonly kind: 'schedule'; readonly every: string }
  /** `step` is the name of the Task state that calls it. */
  | { readonly kind: 'workflow-step'; readonly workflow: WorkflowName; readonly step: string };

/** One deployed function: what wakes it and the least it must be allowed to do. Read by infra and by the embedded run. */
export type FunctionContract = {
  /** Unique, kebab-case, context first: `events-http`. */
  readonly name: string;
  /** Path of the file that exports `handler`. */
  readonly entry: `functions/${string}/handlers/${string}.handler.ts`;
  readonly trigger: Trigger;
  readonly tables: { readonly [T in TableName]?: 'read' | 'write' };
  readonly sendsTo?: readonly QueueName[];
  readonly starts?: readonly WorkflowName[];
  readonly sendsSms?: true;
  /** What a person loses when this fails; printed in its alarm. */
  readonly errorImpact: string;
};
