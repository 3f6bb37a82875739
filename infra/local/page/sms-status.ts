import type { BudgetView, LedgerMessage, MessageState } from '#functions/messaging/contract.ts';
import type { Instant } from '#shared/kernel/time.ts';

export type BudgetStatusLine = Pick<BudgetView, 'limit' | 'floor' | 'percent' | 'state'> & {
  readonly office: string;
  /** SMS that wait because what is left is not enough for them. */
  readonly short: number;
  /** Parts that were sent or are set aside for what is on its way. */
  readonly used: number;
  readonly rupiah: number;
};

/** What does not leave now, because somebody said so. */
export type StopStatusLine = {
  readonly what: string;
  /** By name. */
  readonly by: string;
  readonly at: Instant;
  readonly reason: string;
};

/** Messages that wait for the same thing. */
export type WaitingStatusLine = {
  readonly office: string;
  readonly kind: LedgerMessage['kind'];
  readonly subject: string;
  readonly rule: string;
  /** Short name of the event; absent for what is about an arrival. */
  readonly title: string | undefined;
  readonly count: number;
  /** Why, and when they are looked at next. */
  readonly words: string;
};

/** How SMS stand at one moment. */
export type SmsStatus = {
  /** `yyyy-mm`, whose budgets these are. */
  readonly month: string;
  /** Offices that have used something; the nearest to its end first. */
  readonly budgets: readonly BudgetStatusLine[];
  readonly stops: readonly StopStatusLine[];
  readonly waiting: readonly WaitingStatusLine[];
  /** What became of messages in the last 24 hours. */
  readonly outcomes: ReadonlyMap<MessageState, number>;
  /** Of those that were not sent: why. */
  readonly leftOut: ReadonlyMap<string, number>;
  /** There are more messages than this page counts. */
  readonly isPartial: boolean;
};
