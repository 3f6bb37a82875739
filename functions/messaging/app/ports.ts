import type { Instant } from '#shared/kernel/time.ts';
import type { Change } from '../domain/change.ts';
import type { Gates } from '../domain/gates.ts';
import type { Intent } from '../domain/intent.ts';
import type { Message } from '../domain/message.ts';

/** `refused`: the row had moved on; as it stands now, if there is one. */
export type Applied = { readonly kind: 'applied' } | { readonly kind: 'refused'; readonly current?: Message };

/** The ledger's rows. Each method throws StoreBusy or StoreAnswerLost when the store stays unreachable. */
export type MessageStore = {
  /** Consistent; keys without a row are left out. */
  readonly load: (keys: readonly string[]) => Promise<readonly Message[]>;
  /** One consistent read. */
  readonly gates: (names: readonly string[]) => Promise<Gates>;
  /** Each on its own, on different messages. Repeated on lost answers: a change that is there already counts as applied. */
  readonly apply: (changes: readonly Change[]) => Promise<readonly Applied[]>;
  /** The change and the new message together or not at all. */
  readonly applyWith: (change: Change, second: Message) => Promise<Applied>;
  /** Unfinished messages by when they are due, earliest first; all of them without `until`. May lag behind. */
  readonly due: (page: {
    readonly until?: Instant;
    readonly cursor?: string;
  }) => Promise<{ readonly messages: readonly Message[]; readonly cursor?: string }>;
};

/**
 * What became of one call. `not_accepted`: surely not sent, may be tried again. `rejected`: surely not sent, never will be.
 * `unknown`: nobody can tell.
 */
export type Answer =
  | { readonly kind: 'accepted'; readonly providerId: string }
  | { readonly kind: 'not_accepted' | 'rejected' | 'unknown'; readonly reason: string };

/** One call, one wire attempt, at most 8 seconds. Should not throw; if it does, nobody can tell. */
export type Provider = {
  readonly send: (request: {
    readonly to: string;
    readonly text: string;
    readonly reference: string;
  }) => Promise<Answer>;
};

/** The text of an intent, how many SMS it is billed as, and the template that made it; `again` marks a repetition. */
export type Render = (
  intent: Intent,
  again: boolean,
) => { readonly text: string; readonly parts: number; readonly template: string };

/** Asks for another look at the given times; those more than 15 minutes ahead are left to the sweeper. Never throws. */
export type WakeAt = (due: readonly { readonly key: string; readonly at: Instant }[]) => Promise<void>;
