import type { TimelineInForce } from '#functions/reminders/contract.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Instant, Zone } from '#shared/kernel/time.ts';
import type { Change } from '../domain/change.ts';
import type { EventRecord } from '../domain/event.ts';
import type { Untold } from '../domain/known.ts';
import type { Programme } from '../domain/programme.ts';
import type { Decision } from '../domain/transitions.ts';

/** Somebody else changed the event since it was read, or the caller's version is an old one. */
export type StaleVersion = { readonly kind: 'stale_version' };

/** Reminders or a notice went out between reading the plan and ending it: what people know may be another. */
export type PlanMoved = { readonly kind: 'plan_moved' };

export type EventPage = { readonly events: readonly EventRecord[]; readonly cursor?: string };

/** Events and their history. Throws what the `Table` port throws; a lost answer is resolved inside. */
export type EventStore = {
  /** Consistent. */
  readonly find: (eventId: string) => Promise<EventRecord | undefined>;
  /** Events of an office by start, latest first; may be a moment behind. */
  readonly ofOffice: (officeId: string, cursor?: string, limit?: number) => Promise<EventPage>;
  /** Returns CodeTaken when another event has the code: nothing was written. */
  readonly create: (
    event: EventRecord,
    change: Change,
  ) => Promise<Result<void, { readonly kind: 'code_taken' }>>;
  /**
   * The event's next version, its history, the end of the plan in force, and what registrations, reminders and messages
   * must know of it, in one transaction. Returns StaleVersion unless `before` is still what is stored, and PlanMoved when
   * the plan in force was worked on since it was read: nothing was written.
   */
  readonly save: (
    before: EventRecord,
    decision: Decision,
    change: Change,
    plan: TimelineInForce | undefined,
  ) => Promise<Result<void, StaleVersion | PlanMoved>>;
  /** Newest first. */
  readonly changes: (
    eventId: string,
    cursor?: string,
  ) => Promise<{ readonly changes: readonly Change[]; readonly cursor?: string }>;
};

/** What the directory knows. Regions and zones are fixed data. */
export type Directory = {
  /** Undefined when there is no such region. */
  readonly zoneOf: (regionCode: string) => Zone | undefined;
  /** Villages too. */
  readonly knowsRegion: (regionCode: string) => boolean;
  /** The office that answers for a region on a day; undefined when nobody does. */
  readonly officeOf: (regionCode: string, day: string) => Promise<string | undefined>;
  /** The name that opens an SMS; undefined when there is no such office. */
  readonly senderName: (officeId: string) => Promise<string | undefined>;
};

/** Programmes of an office. Throw what the `Table` port throws; a lost answer is resolved inside. */
export type ProgrammeStore = {
  /** Consistent. Undefined when the office has none of this id. */
  readonly find: (officeId: string, programmeId: string) => Promise<Programme | undefined>;
  /** Newest first. */
  readonly list: (
    officeId: string,
    cursor?: string,
  ) => Promise<{ readonly programmes: readonly Programme[]; readonly cursor?: string }>;
  /** Nothing happens when it is there already. */
  readonly create: (programme: Programme) => Promise<void>;
  /** Returns StaleVersion unless the version before is still what is stored. */
  readonly save: (programme: Programme) => Promise<Result<void, StaleVersion>>;
};

/** Who gave out the secret link to an office's calendar, and when. */
export type FeedLink = { readonly createdAt: Instant; readonly createdBy: string };

/** At most one link for each office, of which only a hash of the secret is kept. Throws what the `Table` port throws; a lost answer is resolved inside. */
export type FeedStore = {
  readonly of: (officeId: string) => Promise<FeedLink | undefined>;
  /** From then on no earlier link works. */
  readonly open: (officeId: string, secret: string, link: FeedLink) => Promise<void>;
  readonly close: (officeId: string) => Promise<void>;
  readonly officeOf: (secret: string) => Promise<string | undefined>;
};

/** The plan that reminders and notices of an event follow now, and what of it nobody has been told. */
export type StandingPlan = {
  /** Undefined for an event that never had one. */
  readonly inForce: (event: EventRecord) => Promise<TimelineInForce | undefined>;
  readonly untold: (
    event: EventRecord,
    plan: TimelineInForce | undefined,
    now: Instant,
  ) => Promise<Untold | undefined>;
};

/** Best effort after a commit; never throws, sweepers do what it misses. */
export type AfterCommit = (before: EventRecord, decision: Decision, at: Instant) => Promise<void>;
