import type { Instant } from '#shared/kernel/time.ts';
import type { Batch, HoldReason } from '../domain/batch.ts';
import type { Change } from '../domain/change.ts';
import type { Gates } from '../domain/gates.ts';
import type { Intent } from '../domain/intent.ts';
import type { Lane } from '../domain/lane.ts';
import type { Message } from '../domain/message.ts';
import type { MessageKind } from '../domain/message-params.ts';
import type { PhoneRecord } from '../domain/recipient.ts';
import type { Switches } from '../domain/switches.ts';

/** `refused`: the row had moved on; as it stands now, if there is one. */
export type Applied = { readonly kind: 'applied' } | { readonly kind: 'refused'; readonly current?: Message };

/** The ledger's rows. Each method throws StoreBusy or StoreAnswerLost when the store stays unreachable. */
export type Ledger = {
  /** Consistent; keys without a row are left out. */
  readonly batches: (keys: readonly string[]) => Promise<ReadonlyMap<string, Batch>>;
  /** One consistent read: gates and kill switches, and the numbers that each office may reach outside of prod. */
  readonly controls: (about: {
    readonly gates: readonly string[];
    readonly offices: readonly string[];
  }) => Promise<Controls>;
  readonly gates: (names: readonly string[]) => Promise<Gates>;
  /** Everything about one phone in one consistent read. */
  readonly phone: (to: string) => Promise<PhoneRecord>;
  /** The last hundred or so messages of one kind to a phone, by when their subjects were made. Consistent. */
  readonly lastOfKind: (to: string, kind: MessageKind) => Promise<readonly Message[]>;
  /** The rows of these messages where there are any, in order. Consistent. */
  readonly rows: (messages: readonly Message[]) => Promise<readonly (Message | undefined)[]>;
  /** Each on its own, on different messages. Repeated on lost answers: a change that is there already counts as applied. */
  readonly apply: (changes: readonly Change[]) => Promise<readonly Applied[]>;
  /** The change and the new batch of one together or not at all. */
  readonly applyWith: (change: Change, second: Intent, now: Instant) => Promise<Applied>;
};

export type Controls = {
  readonly gates: Gates;
  readonly switches: Switches;
  /** By office: numbers in E.164. */
  readonly allowed: ReadonlyMap<string, readonly string[]>;
};

/** The outbox's rows. Throws as the ledger does. */
export type Batches = {
  /** Sets the estimated parts aside from the office's budget of the month, once; false when the budget does not have them. */
  readonly reserve: (batch: Batch, parts: number) => Promise<boolean>;
  /** Writes down why it waits and until when. */
  readonly hold: (batch: Batch, until: Instant, reason?: HoldReason) => Promise<void>;
  /**
   * Records that these slices are over, with the parts that each spent, and closes the batch with its account once all
   * are: what was reserved and not spent goes back to the budget. Harmless to repeat.
   */
  readonly finish: (batch: Batch, spentBySlice: ReadonlyMap<number, number>) => Promise<void>;
  /** Open batches by when they need attention, earliest first; all of them without `until`. May lag behind. */
  readonly due: (page: { readonly until?: Instant; readonly cursor?: string }) => Promise<{
    readonly batches: readonly Batch[];
    /** How many more there are that this version of the program cannot read. */
    readonly unreadable: number;
    readonly cursor?: string;
  }>;
};

/**
 * What became of one call. `not_accepted`: surely not sent, may be tried again. `rejected`: surely not sent, never will be.
 * `unknown`: nobody can tell. `words` are the provider's own.
 */
export type Answer =
  | { readonly kind: 'accepted'; readonly providerId: string; readonly words?: string }
  | {
      readonly kind: 'not_accepted' | 'rejected' | 'unknown';
      readonly reason: string;
      readonly words?: string;
    };

/** One call, one wire attempt, at most 8 seconds. Should not throw; if it does, nobody can tell. */
export type Provider = {
  readonly send: (request: {
    readonly to: string;
    readonly text: string;
    readonly reference: string;
    readonly attempt: string;
  }) => Promise<Answer>;
};

export type Rendered = { readonly text: string; readonly parts: number; readonly template: string };

/**
 * The text of an intent, how many SMS it is billed as, and the template that made it. `again` marks a repetition; `people`
 * is how many people of one phone it speaks for, when more than one.
 */
export type Render = (
  intent: Intent,
  marks: { readonly again?: boolean; readonly people?: number },
) => Rendered;

/** One tenth, at most, of what one batch holds: the unit of work. */
export type Slice = {
  readonly batchKey: string;
  readonly slice: number;
  /** How often the pace has refused it in a row. */
  readonly refused?: number;
};

/** Asks a sender of the lane to look at slices at the given times. Best effort and never throws: the sweeper finds what was missed. */
export type Wake = (lane: Lane, slices: readonly (Slice & { readonly at: Instant })[]) => Promise<void>;

/**
 * The provider's rate, shared by every sender. `take` asks for leave to send `count` SMS now; when there is none, it says
 * when to come again. Throws when the store stays unreachable: limits fail closed.
 */
export type Pacer = {
  readonly take: (
    lane: Lane,
    count: number,
  ) => Promise<{ readonly ok: true } | { readonly ok: false; readonly at: Instant }>;
};
