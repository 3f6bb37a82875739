import type { Instant, LocalDateTime, Zone } from '#shared/kernel/time.ts';

/** What participants are shown of the event. All of it may be missing: earlier versions did not store it. */
export type EventFace = {
  /** Six characters in the address of the public page. */
  readonly code?: string;
  readonly localEnd?: LocalDateTime;
  /** Whether people may register themselves. */
  readonly publicRegistration?: boolean;
  /** Local times of the venue; overnight when `from` is later than `to`. */
  readonly quietHours?: { readonly from: string; readonly to: string };
  readonly venue?: {
    readonly kind?: string;
    readonly address?: string;
    readonly regionCode: string;
    /** The region and all above it, for people. */
    readonly regionName: string;
  };
  readonly hosts?: readonly { readonly institution: string; readonly role?: string }[];
  readonly speakers?: readonly {
    readonly name: string;
    readonly position: string;
    readonly topic?: string;
  }[];
  readonly audience?: string;
  readonly scope?: string;
  readonly contactName?: string;
  /** When people may register themselves; staff always may. */
  readonly registersFrom?: Instant;
  readonly registersUntil?: Instant;
};

/** The event as registrations knows it; written only inside the events context's transactions. */
export type SeatsSnapshot = {
  readonly eventId: string;
  readonly officeId: string;
  readonly title: string;
  readonly shortName: string;
  readonly startsAt: Instant;
  readonly localStart: LocalDateTime;
  readonly zone: Zone;
  readonly venueName: string;
  readonly senderName: string;
  readonly contactPhone?: string;
  readonly capacity: number;
  readonly oneSeatPer: 'person' | 'institution';
  /** `closed`: nobody new, but those who wait still move up. */
  readonly status: 'open' | 'closed' | 'cancelled';
  readonly scheduleVersion: number;
} & EventFace;

/** `seated` may exceed `capacity` only after the capacity was made smaller: nobody is sent away for that. */
export type Seats = SeatsSnapshot & {
  readonly seated: number;
  /** In line, without those who were offered a seat. */
  readonly waiting: number;
  /** Seats that are kept for an answer. Earlier versions stored none. */
  readonly offered?: number;
  /** How many offers there ever were. */
  readonly offersMade?: number;
  /** The highest place in line that has come to a seat: whoever is before it has sat down or left. */
  readonly passed?: number;
};

export type SeatRefusal = 'event_cancelled' | 'registration_closed' | 'event_started';

/** Why nobody can register any more, if so. */
export const seatRefusal = (seats: Seats, now: Instant): SeatRefusal | undefined => {
  if (seats.status === 'cancelled') return 'event_cancelled';
  if (seats.startsAt <= now) return 'event_started';
  return seats.status === 'closed' ? 'registration_closed' : undefined;
};

export type PublicRefusal = SeatRefusal | 'registration_not_open';

/** Why nobody can register by themselves now, if so: the window is for the public, staff stand above it. */
export const publicRefusal = (seats: Seats, now: Instant): PublicRefusal | undefined => {
  const refusal = seatRefusal(seats, now);
  if (refusal !== undefined) return refusal;
  if (seats.registersUntil !== undefined && seats.registersUntil <= now) return 'registration_closed';
  return seats.registersFrom !== undefined && now < seats.registersFrom ? 'registration_not_open' : undefined;
};

/** What the public learns of the seats, and no number. Nearly full: a tenth or less is left. */
export type Availability = 'free' | 'nearly_full' | 'waiting_list';

export const availability = (seats: Seats): Availability => {
  if (decideSeat(seats) === 'waiting') return 'waiting_list';
  return freeSeats(seats) * 10 <= seats.capacity ? 'nearly_full' : 'free';
};

type Counted = Pick<Seats, 'capacity' | 'seated' | 'waiting' | 'offered'>;

/** What may be seated: the rest of the room is kept for those who were offered a seat. */
export const roomForSeated = ({ capacity, offered = 0 }: Pick<Seats, 'capacity' | 'offered'>): number =>
  capacity - offered;

const freeSeats = (seats: Counted): number => roomForSeated(seats) - seats.seated;

/** Whoever comes new stands behind everybody who waits, even while a seat is free for a moment. */
export const decideSeat = (seats: Counted): 'seated' | 'waiting' =>
  seats.waiting === 0 && freeSeats(seats) > 0 ? 'seated' : 'waiting';

/** After the start, or when the event is cancelled, a seat is worth nothing: nobody moves up. */
export const seatsAreMoving = (seats: Seats, now: Instant): boolean =>
  seats.status !== 'cancelled' && now < seats.startsAt;

/** How many who wait can sit down now. */
export const freeForWaiting = (seats: Counted): number =>
  Math.max(0, Math.min(freeSeats(seats), seats.waiting));

/** Whether a leaver's seat goes to the next in line; in an overbooked event it goes to nobody. */
export const passesOn = (seats: Counted): boolean => seats.waiting > 0 && freeSeats(seats) >= 0;

/**
 * Tells repeats that the line has come past a place, as long as no offer was made: whoever does not answer one goes to
 * the end, and being behind the passed place means nothing any more.
 */
export const passedTo = (seats: Seats, place: number): { readonly passed?: number } =>
  (seats.offersMade ?? 0) === 0 ? { passed: place } : {};
