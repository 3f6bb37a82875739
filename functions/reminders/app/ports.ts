import type { Order, OrderPreview, Recipient } from '#functions/messaging/contract.ts';
import type { ActiveRegistration } from '#functions/registrations/contract.ts';
import type { Instant, Zone } from '#shared/kernel/time.ts';
import type { Timeline } from '../domain/timeline.ts';

/** Timelines, one per event and schedule version. Every method throws StoreBusy, the writing ones StoreAnswerLost too. */
export type TimelineStore = {
  /** Consistent. */
  readonly newest: (eventId: string) => Promise<Timeline | undefined>;
  /** Consistent. */
  readonly get: (eventId: string, scheduleVersion: number) => Promise<Timeline | undefined>;
  /** Replaces what was read with its next revision; `stale` when somebody else saved in between. */
  readonly save: (timeline: Timeline) => Promise<'saved' | 'stale'>;
  /** Takes over an overdue timeline by moving its time to `now`; only one of several sweepers gets true. */
  readonly takeOver: (timeline: Timeline, now: Instant) => Promise<boolean>;
  /** Timelines with something left to do, earliest first; all of them without `until`. May lag behind. */
  readonly due: (page: {
    readonly until?: Instant;
    readonly cursor?: string;
  }) => Promise<{ readonly timelines: readonly Timeline[]; readonly cursor?: string }>;
};

/** One page of who is registered at this moment; a page may be empty and still have a cursor. */
export type ActiveRegistrations = (
  eventId: string,
  filter: { readonly statuses: readonly ('seated' | 'waiting')[] },
  cursor?: string,
  limit?: number,
) => Promise<{
  readonly registrations: readonly Pick<
    ActiveRegistration,
    'registrationId' | 'phone' | 'stopCode' | 'registeredAt' | 'promotedAt'
  >[];
  readonly cursor?: string;
}>;

/** Records one text for many and wakes the senders. Safe to repeat. Throws StoreBusy or StoreAnswerLost. */
export type RecordOrder = (order: Order, recipients: readonly Recipient[]) => Promise<void>;

/** What an order would do if it were recorded now; nothing is written. Throws StoreBusy. */
export type PreviewOrder = (order: Order, recipients: readonly Recipient[]) => Promise<OrderPreview>;

/** What somebody was shown: who would get which text, under which schedule. */
export type Shown = {
  readonly eventId: string;
  readonly officeId: string;
  readonly scheduleVersion: number;
  readonly leaving: OrderPreview['leaving'];
};

/** Secrets that stand for what was shown, good for one sending. Throw StoreBusy or StoreAnswerLost. */
export type PreviewTokens = {
  readonly issue: (shown: Shown, expiresAt: Instant) => Promise<string>;
  /**
   * `gone`: unknown, expired, used, or of another event or office. `outdated`: something else would go now than was shown.
   */
  readonly check: (token: string, shown: Shown) => Promise<'good' | 'gone' | 'outdated'>;
};

/** A sending by hand that is decided: whatever happens, exactly these get it. */
export type HandSending = {
  readonly requestId: string;
  readonly eventId: string;
  readonly officeId: string;
  readonly scheduleVersion: number;
  readonly zone: Zone;
  readonly by: string;
  readonly at: Instant;
  readonly pages: number;
  /** What the person was told. */
  readonly told: Pick<OrderPreview, 'messages' | 'parts' | 'rupiah' | 'from' | 'until' | 'heldFor'>;
};

/** Sendings by hand. Throw StoreBusy or StoreAnswerLost. */
export type HandSendings = {
  /** Consistent. */
  readonly get: (requestId: string) => Promise<HandSending | undefined>;
  /**
   * Writes down whom it goes to and then, in one step, that it is decided and that the token is used. `token_gone`: it was
   * used meanwhile, and nothing is decided.
   */
  readonly decide: (
    sending: Omit<HandSending, 'pages'>,
    pages: readonly (readonly Recipient[])[],
    token: string | undefined,
  ) => Promise<HandSending | 'token_gone'>;
  readonly recipients: (sending: HandSending) => AsyncIterable<readonly Recipient[]>;
  /** Everything is recorded; no sweeper needs to look at it any more. */
  readonly finish: (sending: HandSending) => Promise<void>;
  /** Those decided before `until` that nobody has finished, all of them without it. May lag behind. */
  readonly unfinished: (until?: Instant) => Promise<readonly HandSending[]>;
};

/** The same name twice is one execution. Throws when the service cannot be reached. */
export type StartExecution = (
  name: string,
  input: { readonly eventId: string; readonly scheduleVersion: number },
) => Promise<unknown>;
