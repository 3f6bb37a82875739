import type { Instant } from '#shared/kernel/time.ts';
import type { HistoryEntry, Message, MessageState } from './message.ts';

/** What a row keeps of its past: enough for every attempt and its outcome. */
const HISTORY_KEPT = 16;

/** What a row keeps of a provider's words. */
const WORDS_KEPT = 200;

/** What a change writes besides the state. */
export type ChangeSet = {
  readonly attemptId?: string;
  readonly attempts?: number;
  readonly claimedAt?: Instant;
  readonly text?: string;
  readonly parts?: number;
  readonly template?: string;
  readonly providerId?: string;
  readonly people?: number;
};

/**
 * One step of a message. It holds only while the row is in state `from` with the same number of attempts, and, once
 * claimed, under the same attempt: a worker that was overtaken changes nothing. The first step of a message makes its row
 * and holds only while there is none.
 */
export type Change = {
  readonly key: string;
  /** The message as it was before, whose row this is. */
  readonly message: Message;
  readonly from: MessageState;
  readonly attempts: number;
  readonly attemptId?: string;
  readonly to: MessageState;
  readonly reason?: string;
  /** When to look again; a final state has none. */
  readonly nextAt?: Instant;
  readonly set: ChangeSet;
  readonly history: readonly HistoryEntry[];
  /** The message as the change leaves it. */
  readonly after: Message;
};

export type Step = {
  readonly from: MessageState;
  readonly to: MessageState;
  readonly at: Instant;
  readonly reason?: string;
  readonly nextAt?: Instant;
  readonly set?: ChangeSet;
  readonly words?: string;
};

/** Throws when the message is not in the state that the step starts from: a bug of the caller. */
export const change = (message: Message, step: Step): Change => {
  const { from, to, at, reason, nextAt, set = {}, words } = step;
  if (message.state !== from) throw new Error(`a ${message.state} message cannot become ${to}`);
  const because = reason === undefined ? {} : { reason };
  const attempt = set.attempts ?? message.attempts;
  const entry: HistoryEntry = {
    state: to,
    at,
    ...because,
    ...(words === undefined ? {} : { words: words.slice(0, WORDS_KEPT) }),
    ...(attempt === 0 ? {} : { attempt }),
  };
  const history = [...message.history, entry].slice(-HISTORY_KEPT);
  const { isNew: _, reason: __, ...rest } = message;
  const when = nextAt === undefined ? {} : { nextAt };
  return {
    key: message.key,
    message,
    from,
    attempts: message.attempts,
    ...(from === 'held' || message.attemptId === undefined ? {} : { attemptId: message.attemptId }),
    to,
    ...because,
    ...when,
    set,
    history,
    after: { ...rest, ...set, state: to, history, ...because, ...when },
  };
};
