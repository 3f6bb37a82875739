import type { Instant } from '#shared/kernel/time.ts';
import type { Intent } from './intent.ts';

/** What a message's own row knows of its intent; the words are in its batch. */
export type MessageAbout = Pick<
  Intent,
  'kind' | 'subject' | 'version' | 'rule' | 'recipient' | 'officeId' | 'to' | 'dueAt'
>;

export const messageStates = [
  'held',
  'sending',
  'accepted',
  'delivered',
  'failed',
  'unknown',
  'expired',
  'suppressed',
] as const;

/**
 * All but `held` and `sending` are final: never sent again. What the provider or the carrier says later only moves up:
 * unknown, accepted, failed (refused by the carrier or the handset), delivered.
 */
export type MessageState = (typeof messageStates)[number];

export const isFinal = (state: MessageState): boolean => state !== 'held' && state !== 'sending';

export type HistoryEntry = {
  readonly state: MessageState;
  readonly at: Instant;
  readonly reason?: string;
  /** The provider's or carrier's own words. */
  readonly words?: string;
  /** Which call of the provider it belongs to, from 1. */
  readonly attempt?: number;
};

/** An intent and what became of it. */
export type Message = {
  readonly key: string;
  readonly batchKey: string;
  readonly intent: MessageAbout;
  /** There is no row of it yet; its batch is its record. */
  readonly isNew?: true;
  readonly state: MessageState;
  readonly reason?: string;
  readonly createdAt: Instant;
  /** When it is to be looked at next: due, end of back-off or end of the lease. Meaningless once final. */
  readonly nextAt: Instant;
  /** Calls of the provider so far. */
  readonly attempts: number;
  readonly attemptId?: string;
  /** When it was last taken for a call. */
  readonly claimedAt?: Instant;
  readonly text?: string;
  readonly parts?: number;
  /** Kind and version of the template that made the text: `reminder-1`. */
  readonly template?: string;
  readonly providerId?: string;
  /** How many people of one phone the text speaks for, when more than one. */
  readonly people?: number;
  /** The second, marked sending of another intent. */
  readonly again?: true;
  readonly history: readonly HistoryEntry[];
};

/** A message of which there is no row yet. */
export const unstoredMessage = (
  { key, batchKey }: Pick<Message, 'key' | 'batchKey'>,
  intent: MessageAbout,
  now: Instant,
): Message => ({
  key,
  batchKey,
  isNew: true,
  intent,
  state: 'held',
  createdAt: now,
  nextAt: intent.dueAt,
  attempts: 0,
  history: [{ state: 'held', at: now }],
});
