import type { Result } from '#shared/kernel/result.ts';
import type { Instant, Zone } from '#shared/kernel/time.ts';
import type { Change } from '../domain/change.ts';
import type { EventRecord, Told } from '../domain/event.ts';
import type { Decision } from '../domain/transitions.ts';

/** Somebody else changed the event since it was read, or the caller's version is an old one. */
export type StaleVersion = { readonly kind: 'stale_version' };

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
   * The event's next version, its history, and what registrations, reminders and messages must know of it, in one
   * transaction. Returns StaleVersion unless `before` is still what is stored.
   */
  readonly save: (
    before: EventRecord,
    decision: Decision,
    change: Change,
  ) => Promise<Result<void, StaleVersion>>;
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
  /** The name that opens an SMS; undefined when there is no such office. */
  readonly senderName: (officeId: string) => Promise<string | undefined>;
};

/** What was the state before the last move, while its notice has not gone out yet; otherwise undefined. */
export type UntoldMove = (event: EventRecord) => Promise<Told | undefined>;

/** Best effort after a commit; never throws, sweepers do what it misses. */
export type AfterCommit = (before: EventRecord, decision: Decision, at: Instant) => Promise<void>;
