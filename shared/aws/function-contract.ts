import type { RouteContract } from '#shared/http/route-contract.ts';
import type { TableName } from '#shared/store/tables.ts';
import type { QueueName, SecretName, WorkflowName } from './names.ts';

export type Trigger =
  | { readonly kind: 'http'; readonly routes: readonly RouteContract[] }
  | { readonly kind: 'queue'; readonly queue: QueueName }
  /** ISO 8601 period, `PT1M`. */
  | { readonly kind: 'schedule'; readonly every: string }
  /** SNS's log of what became of each SMS, as CloudWatch Logs hands it over. On AWS only. */
  | { readonly kind: 'sms-delivery-log' }
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
  /** Asks the provider which numbers it no longer serves. */
  readonly listsSmsOptOuts?: true;
  /** Secrets whose value it reads. */
  readonly secrets?: readonly SecretName[];
  /** 512 when absent. Processor time comes with it: less suits what mostly waits for others. */
  readonly memoryMb?: 256 | 512 | 1024;
  /** What a person loses when this fails; printed in its alarm. */
  readonly errorImpact: string;
};
