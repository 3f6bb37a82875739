import type { Ids } from '#shared/kernel/ids.ts';
import type { Clock } from '#shared/kernel/time.ts';
import type { Logger } from '#shared/observability/logger.ts';
import type { Metrics } from '#shared/observability/metrics.ts';
import type { Table } from '#shared/store/table.ts';
import type { QueueName, WorkflowName } from './names.ts';

/**
 * Asks a worker to look at something. At least once, in no order; bodies carry ids only, never personal data. A delay is
 * 0 to 900 seconds and may have a fraction: nothing comes before it is over. Throws when a message may be lost.
 */
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
  /** The intent's key, for our own outbox. */
  readonly reference: string;
  /** A ULID of this very call, for the provider's log and its receipts. */
  readonly attempt: string;
};

/**
 * What the provider said. `not_accepted`: surely not sent, may be tried again. `rejected`: surely not sent, never will be.
 * `unknown`: nobody can tell (time-out, reset, 5xx); it must not be sent again silently. `words` are its own, without any
 * phone number.
 */
export type SmsAnswer =
  | { readonly kind: 'accepted'; readonly providerId: string; readonly words?: string }
  | {
      readonly kind: 'not_accepted' | 'rejected' | 'unknown';
      readonly reason: string;
      readonly words?: string;
    };

/** One call, one wire attempt, at most 8 seconds. Never throws. */
export type SmsProvider = { readonly send: (request: SmsRequest) => Promise<SmsAnswer> };

/** How SMS leave: whom they may reach, how fast, what they cost. */
export type SmsSettings = {
  /** E.164 prefixes that may be sent to; an empty list lets nothing out, `['+']` everything. */
  readonly allowList: readonly string[];
  /** What the provider takes in a second, all offices together. */
  readonly perSecond: number;
  /** Rupiah for one part. */
  readonly pricePerPart: number;
  /** Parts that an office may spend in a month unless its head says otherwise, and how many of them are kept for notices. */
  readonly monthlyParts: number;
  readonly noticeFloor: number;
  /** Sending by hand to more people than this needs the token of a preview. */
  readonly previewAbove: number;
};

/** What a deployment is told about itself. */
export type Settings = {
  readonly stage: string;
  /** Origin of every link in an SMS, without trailing slash: `https://sapa.example`. */
  readonly publicUrl: string;
  /** Issuer of access tokens, the JWKS to check them with, and the client they must be for. */
  readonly signIn: { readonly issuer: string; readonly jwksUrl: string; readonly clientId: string };
  readonly sms: SmsSettings;
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

/** Secrets by name. Throws when there is no such secret or the service cannot be reached. */
export type Secrets = { readonly read: (name: string) => Promise<string> };

/** The provider's own list of numbers that it no longer serves, E.164, a page at a time. Throws when it cannot be reached. */
export type ProviderOptOuts = {
  readonly list: (
    cursor?: string,
  ) => Promise<{ readonly phones: readonly string[]; readonly cursor?: string }>;
};

/** What the messaging context is built from: it alone may send. */
export type SendingPlatform = Platform & {
  readonly sms: SmsProvider;
  readonly secrets: Secrets;
  readonly providerOptOuts: ProviderOptOuts;
};
