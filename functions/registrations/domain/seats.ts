import type { Instant, LocalDateTime, Zone } from '#shared/kernel/time.ts';

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
};

/** `seated` may exceed `capacity` only after the capacity was made smaller: nobody is sent away for that. */
export type Seats = SeatsSnapshot & { readonly seated: number; readonly waiting: number };

export type SeatRefusal = 'event_cancelled' | 'registration_closed' | 'event_started';

/** Why nobody can register any more, if so. */
export const seatRefusal = (seats: Seats, now: Instant): SeatRefusal | undefined => {
  if (seats.status === 'cancelled') return 'event_cancelled';
  if (seats.startsAt <= now) return 'event_started';
  return seats.status === 'closed' ? 'registration_closed' : undefined;
};

/** Whoever comes new stands behind everybody who waits, even while a seat is free for a moment. */
export const decideSeat = (seats: Pick<Seats, 'capacity' | 'seated' | 'waiting'>): 'seated' | 'waiting' =>
  seats.waiting === 0 && seats.seated < seats.capacity ? 'seated' : 'waiting';

/** After the start, or when the event is cancelled, a seat is worth nothing: nobody moves up. */
export const seatsAreMoving = (seats: Seats, now: Instant): boolean =>
  seats.status !== 'cancelled' && now < seats.startsAt;

/** How many who wait can sit down now. */
export const freeForWaiting = (seats: Pick<Seats, 'capacity' | 'seated' | 'waiting'>): number =>
  Math.max(0, Math.min(seats.capacity - seats.seated, seats.waiting));

/** Whether a leaver's seat goes to the next in line; in an overbooked event it goes to nobody. */
export const passesOn = (seats: Pick<Seats, 'capacity' | 'seated' | 'waiting'>): boolean =>
  seats.waiting > 0 && seats.seated <= seats.capacity;
