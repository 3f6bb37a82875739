import type { Instant } from '#shared/kernel/time.ts';
import type { Message } from './message.ts';

/** What a receipt may say, from the least to the most that can be known: a message only ever moves up this list. */
export const receiptStatuses = ['unknown', 'accepted', 'failed', 'delivered'] as const;

/**
 * `accepted`: the carrier took it. `failed`: carrier or handset refused it. `delivered`: the handset has it, by its own
 * acknowledgement or the gateway's explicit word.
 */
export type ReceiptStatus = (typeof receiptStatuses)[number];

/** What became of an SMS after the provider had taken it, as the provider reports it later. */
export type Receipt = {
  /** The same report is the same id, however often it comes. */
  readonly id: string;
  /** E.164. */
  readonly to: string;
  /** One of these two names the message: the provider's id, or the id that we gave to the call. */
  readonly providerId?: string;
  readonly attempt?: string;
  readonly at: Instant;
  readonly status: ReceiptStatus;
  readonly reason?: string;
  /** The carrier's own words, without any phone number. */
  readonly words?: string;
  /** What the provider bills it as. */
  readonly parts?: number;
};

/** What became of a number of receipts. Of those that were received, each is applied, ignored, parked or expired. */
export type ReceiptReport = {
  /** Moved their message up. */
  readonly applied: number;
  /** Told nothing new. */
  readonly ignored: number;
  /** Wait for their message. */
  readonly parked: number;
  /** Waited 72 hours in vain. */
  readonly expired: number;
  /** Could not be read at all; not among the received. */
  readonly malformed: number;
};

/** The message of this phone that the receipt speaks of. */
export const spokenOf = (
  { providerId, attempt }: Receipt,
  messages: readonly Message[],
): Message | undefined =>
  messages.find((message) => providerId !== undefined && message.providerId === providerId) ??
  messages.find((message) => attempt !== undefined && message.attemptId === attempt);
