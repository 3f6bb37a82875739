import type { Instant } from '#shared/kernel/time.ts';
import { type Intent, intentKey } from './intent.ts';

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

/** All but `held` and `sending` are final; only `unknown` may still rise to `accepted` or `delivered`. */
export type MessageState = (typeof messageStates)[number];

export type HistoryEntry = { readonly state: MessageState; readonly at: Instant; readonly reason?: string };

/** An intent and what became of it. */
export type Message = {
  readonly key: string;
  readonly intent: Intent;
  readonly state: MessageState;
  readonly reason?: string;
  readonly createdAt: Instant;
  /** When it is to be looked at next: due, end of back-off or end of the lease. Meaningless once final. */
  readonly nextAt: Instant;
  /** Calls of the provider so far. */
  readonly attempts: number;
  readonly attemptId?: string;
  readonly text?: string;
  readonly parts?: number;
  /** Kind and version of the template that made the text: `reminder-1`. */
  readonly template?: string;
  readonly providerId?: string;
  /** The second, marked sending of another intent. */
  readonly again?: true;
  readonly history: readonly HistoryEntry[];
};

export const heldMessage = (intent: Intent, now: Instant): Message => ({
  key: intentKey(intent),
  intent,
  state: 'held',
  createdAt: now,
  nextAt: intent.dueAt,
  attempts: 0,
  history: [{ state: 'held', at: now }],
});
