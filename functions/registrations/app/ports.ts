import type { Result } from '#shared/kernel/result.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Registration } from '../domain/registration.ts';
import type { Seats } from '../domain/seats.ts';

/** Somebody else changed the seats in between: nothing was written, so read again and decide again. */
export type LostRace = { readonly kind: 'lost_race' };

/** The identity already has an active registration for the event. */
export type Held = { readonly kind: 'held'; readonly registrationId: string };

/** Keys of the messages that were written along, to be woken after the commit. */
export type MessageKeys = readonly string[];

export type Page = { readonly registrations: readonly Registration[]; readonly cursor?: string };

/**
 * Seats and registrations of events. Every change is one transaction that holds only if the seats are still as they were
 * read; a lost answer is resolved inside, so each change happens at most once.
 */
export type RegistrationStore = {
  /** Consistent; undefined when the event has no seats. */
  readonly seats: (eventId: string) => Promise<Seats | undefined>;
  readonly find: (eventId: string, registrationId: string) => Promise<Registration | undefined>;
  /** Everybody, in order of registration id; a page may be short and still have a cursor. */
  readonly list: (eventId: string, cursor?: string, limit?: number) => Promise<Page>;
  /** Up to `count` who wait, first come first. */
  readonly firstWaiting: (eventId: string, count: number) => Promise<readonly Registration[]>;
  /** The next number of the waiting line. Numbers may be lost, never repeated. */
  readonly drawTicket: (eventId: string) => Promise<number>;
  /** A new registration, seated or waiting with its ticket. */
  readonly admit: (seats: Seats, registration: Registration) => Promise<Result<void, LostRace | Held>>;
  /**
   * A leaver, and whoever takes the seat, in one change; with the messages to both while seats are `moving`.
   * `before` is the leaver as read. Refused with LostRace also when either is no longer what it was.
   */
  readonly release: (change: {
    readonly seats: Seats;
    readonly before: Registration;
    readonly leaver: Registration;
    readonly promoted?: Registration;
    readonly at: Instant;
    /** False once the event is cancelled or has begun. */
    readonly moving: boolean;
  }) => Promise<Result<MessageKeys, LostRace>>;
  /** Up to 25 who waited sit down, each with a message. */
  readonly promote: (
    seats: Seats,
    promoted: readonly Registration[],
    at: Instant,
  ) => Promise<Result<MessageKeys, LostRace>>;
  /** Events whose seats may have become free unattended. */
  readonly marked: (limit: number, now: Instant) => Promise<readonly string[]>;
  /** Takes the mark away unless there is something to fill again. */
  readonly unmark: (seats: Seats) => Promise<Result<void, LostRace>>;
};

/** Best effort: never throws, and what it misses the sweeper of messages finds. */
export type WakeMessages = (keys: MessageKeys) => Promise<void>;
