import type { Result } from '#shared/kernel/result.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { InvitationRow } from '../domain/invitation.ts';
import type { Registration } from '../domain/registration.ts';
import type { Repeat } from '../domain/repeat.ts';
import type { Seats } from '../domain/seats.ts';
import type { LostRace, MessageKeys, OfferStore } from './offer-ports.ts';

export type { AddedMark, AttendanceStore, DoorLinkStore, PlaceNames } from './attendance-ports.ts';
export type {
  AnsweredOffer,
  LostRace,
  MadeOffer,
  MessageKeys,
  OfferStore,
  RegistrationRef,
} from './offer-ports.ts';

/** The identity already has an active registration for the event. */
export type Held = { readonly kind: 'held'; readonly registrationId: string };

/** All that a submission is decided by, read at once. `holder` has the active registration of the identity. */
export type Standing = {
  readonly seats?: Seats;
  readonly registration?: Registration;
  readonly repeat?: Repeat;
  readonly holder?: string;
};

/** `place` in the waiting line, when one was asked for; `places`: how many there are by now; `number` of the submission. */
export type Drawn = { readonly place?: number; readonly places: number; readonly number: number };

export type Page = { readonly registrations: readonly Registration[]; readonly cursor?: string };

/**
 * Seats and registrations of events. Every change is one transaction that holds only if the seats are still as they were
 * read; a lost answer is resolved inside, so each change happens at most once.
 */
export type RegistrationStore = OfferStore & {
  /** Consistent; undefined when the event has no seats. */
  readonly seats: (eventId: string) => Promise<Seats | undefined>;
  readonly find: (eventId: string, registrationId: string) => Promise<Registration | undefined>;
  /** Everybody, in order of registration id; a page may be short and still have a cursor. */
  readonly list: (eventId: string, cursor?: string, limit?: number) => Promise<Page>;
  /** Up to `count` who wait, first come first. */
  readonly firstWaiting: (eventId: string, count: number) => Promise<readonly Registration[]>;
  readonly standing: (eventId: string, registrationId: string, identity: string) => Promise<Standing>;
  /** The next numbers of an event's submissions and of its waiting line. They may be lost, never repeated. */
  readonly draw: (eventId: string, wanted: { readonly place: boolean }) => Promise<Drawn>;
  /** A new registration, seated or waiting with its place; `places` as drawn, for who sits down at once. */
  readonly admit: (
    seats: Seats,
    registration: Registration,
    places: number,
  ) => Promise<Result<void, LostRace | Held>>;
  /** Keeps a submission for somebody who is registered, as long as that is so. */
  readonly repeat: (repeat: Repeat) => Promise<Result<void, LostRace>>;
  /** The same person or repeat with other words; LostRace when it is no longer active as it was. */
  readonly amend: (
    before: Registration | Repeat,
    after: Registration | Repeat,
  ) => Promise<Result<void, LostRace>>;
  /** One person's seat or place in line for another's, in one change; LostRace also when `to` has come to be held. */
  readonly handOver: (change: {
    readonly seats: Seats;
    readonly from: Registration;
    readonly leaver: Registration;
    readonly to: Registration;
    readonly at: Instant;
  }) => Promise<Result<void, LostRace | Held>>;
  /** How many wait before this place in line, counted up to `most`. */
  readonly waitingBefore: (eventId: string, place: number, most: number) => Promise<number>;
  /** The event of a public page; undefined when the code is nobody's. */
  readonly eventOfCode: (code: string) => Promise<string | undefined>;
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
    /** The seat stays free, and its event is marked. So is that of somebody who was offered a seat, always. */
    readonly refill?: boolean;
    /** The leaver did it by themselves and need not be told: a flood of that costs no SMS. */
    readonly untold?: true;
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

/** Gives free seats to those who wait. Best effort: never throws, the sweeper comes after it. */
export type RefillSeats = (eventId: string) => Promise<void>;

/** Counts submissions. `too_many` stands until the day is over; throws StoreBusy when it cannot count: nothing goes on then. */
export type CountSubmissions = (submission: {
  readonly eventId: string;
  readonly phone: string;
  readonly network: string;
  readonly people: number;
}) => Promise<Result<void, { readonly kind: 'too_many' }>>;

/** Keys of forms and tokens of links. A token is for one registration, whose id follows from it and not the other way round. */
export type Tokens = {
  readonly formKey: () => string;
  /** Undefined when it is no key, too old or from the future. */
  readonly isFresh: (formKey: string) => boolean;
  /** The same form for the same person is the same token, so that a reload is no second submission. */
  readonly ofForm: (formKey: string, code: string, person: PersonKey) => string;
  /** The token for whom a registration is handed over to. */
  readonly next: (token: string, person: PersonKey) => string;
  /** Whether it may be a short token, as an SMS has it; what it opens is kept in the store. */
  readonly isShort: (token: string) => boolean;
  /** A long token of a short one, for `next` to start from; it opens nothing. */
  readonly lengthen: (token: string, code: string, registeredAt: Instant) => string;
  /** What a token opens; undefined when it cannot be one. */
  readonly read: (token: string) => { readonly code: string; readonly registrationId: string } | undefined;
};

export type PersonKey = { readonly phone: string; readonly name: string };

/** A village with its district, or a district where villages are not known. `code` is Kemendagri's. */
export type Place = { readonly code: string; readonly name: string; readonly district?: string };

/** The villages of the regency in which a region lies, in the order of codes; of a province its districts. */
export type PlacesAround = (regionCode: string) => Promise<readonly Place[]>;

export type SheetFault = { readonly kind: 'headings_missing' } | { readonly kind: 'too_many_rows' };

/** Reads an invitation list from CSV text. */
export type ReadInvitations = (text: string) => Result<readonly InvitationRow[], SheetFault>;
