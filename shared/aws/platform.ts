import type { Ids } from '#shared/kernel/ids.ts';
import type { Clock } from '#shared/kernel/time.ts';
import type { Logger } from '#shared/observability/logger.ts';
import type { Metrics } from '#shared/observability/metrics.ts';
import type { Table } from '#shared/store/table.ts';
import type { QueueName, WorkflowName } from './names.ts';

/** Asks a worker to look at something. At least once, in no order; bodies carry ids only, never personal data. */
export type Queues = {
  readonly send: (
    queue: QueueName,
    messages: readonly { readonly body: Readonly<Record<string, unknown>>; readonly delaySeconds?: number }[],
  ) => Promise<void>;
};

/** Starts a workflow that wakes things up. The same name twice is one execution. Input carries ids only. */
export type Workflows = {
  readonly start: (
    workflow: WorkflowName,
    name: string,
    input: Readonly<Record<string, unknown>>,
  ) => Promise<'started' | 'already_started'>;
};

export type SmsRequest = {
  /** E.164. */
  readonly to: string;
  readonly text: string;
  /** The intent's key, for the provider's own log where it has one. */
  readonly reference: string;
};

/**
 * What the provider said. `not_accepted`: surely not sent, may be tried again. `rejected`: surely not sent, never will be.
 * `unknown`: nobody can tell (time-out, reset, 5xx); it must not be sent again silently.
 */
export type SmsAnswer =
  | { readonly kind: 'accepted'; readonly providerId: string }
  | { readonly kind: 'not_accepted'; readonly reason: string }
  | { readonly kind: 'rejected'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** One call, one wire attempt, at most 8 seconds. Never throws. */
export type SmsProvider = { readonly send: (request: SmsRequest) => Promise<SmsAnswer> };

/** What a deployment is told about itself. */
export type Settings = {
  readonly stage: string;
  /** Origin of every link in an SMS, without trailing slash: `https://sapa.example`. */
  readonly publicUrl: string;
  /** Issuer of access tokens, the JWKS to check them with, and the client they must be for. */
  readonly signIn: { readonly issuer: string; readonly jwksUrl: string; readonly clientId: string };
  /** E.164 prefixes that may be sent to; an empty list lets nothing out, `['+']` everything. */
  readonly smsAllowList: readonly string[];
};

/** What a context is built from: the same ports on AWS and in the embedded run. */
export type Platform = {
  readonly table: Table;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly queues: Queues;
  readonly workflows: Workflows;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly settings: Settings;
};

/** What the messaging context is built from: it alone may send. */
export type SendingPlatform = Platform & { readonly sms: SmsProvider };
