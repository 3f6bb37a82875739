import type { Instant } from '#shared/kernel/time.ts';
import type { HistoryEntry, Message, MessageState } from './message.ts';

/** What a row keeps of its past: enough for every attempt and its outcome. */
const HISTORY_KEPT = 16;

/** What a change writes besides the state. */
export type ChangeSet = {
  readonly attemptId?: string;
  readonly attempts?: number;
  readonly text?: string;
  readonly parts?: number;
  readonly template?: string;
  readonly providerId?: string;
};

/**
 * One step of a message. It holds only while the row is in state `from` with the same number of attempts, and, once
 * claimed, under the same attempt: a worker that was overtaken changes nothing.
 */
export type Change = {
  readonly key: string;
  readonly from: MessageState;
  readonly attempts: number;
  readonly attemptId?: string;
  readonly to: MessageState;
  readonly reason?: string;
  /** When to look again; a final state has none. */
  readonly nextAt?: Instant;
  readonly set: ChangeSet;
  readonly history: readonly HistoryEntry[];
};

export type Step = {
  readonly from: MessageState;
  readonly to: MessageState;
  readonly at: Instant;
  readonly reason?: string;
  readonly nextAt?: Instant;
  readonly set?: ChangeSet;
};

/** Throws when the message is not in the state that the step starts from: a bug of the caller. */
export const change = (message: Message, { from, to, at, reason, nextAt, set = {} }: Step): Change => {
  if (message.state !== from) throw new Error(`a ${message.state} message cannot become ${to}`);
  const because = reason === undefined ? {} : { reason };
  return {
    key: message.key,
    from,
    attempts: message.attempts,
    ...(from === 'held' || message.attemptId === undefined ? {} : { attemptId: message.attemptId }),
    to,
    ...because,
    ...(nextAt === undefined ? {} : { nextAt }),
    set,
    history: [...message.history, { state: to, at, ...because }].slice(-HISTORY_KEPT),
  };
};

/** The message as the change leaves it. */
export const changed = (message: Message, { to, reason, nextAt, set, history }: Change): Message => ({
  ...message,
  ...set,
  state: to,
  history,
  ...(reason === undefined ? {} : { reason }),
  ...(nextAt === undefined ? {} : { nextAt }),
});
