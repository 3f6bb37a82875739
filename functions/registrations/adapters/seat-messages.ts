import { type Intent, intentPut, wakeKey } from '#functions/messaging/contract.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Put } from '#shared/store/table.ts';
import type { Registration } from '../domain/registration.ts';
import type { Seats } from '../domain/seats.ts';

export const eventGate = (eventId: string): string => `event:${eventId}`;

const about = (seats: Seats, registration: Registration, at: Instant) => ({
  subject: eventGate(seats.eventId),
  version: seats.scheduleVersion,
  recipient: registration.registrationId,
  officeId: seats.officeId,
  to: registration.phone,
  dueAt: at,
  notAfter: seats.startsAt,
});

const words = (seats: Seats) => ({
  sender: seats.senderName,
  event: seats.shortName,
  zone: seats.zone,
  local: seats.localStart,
});

/** "You have a seat": worth sending only while the schedule in it holds and the person still wants to come. */
export const promotedIntent = (seats: Seats, registration: Registration, at: Instant): Intent => ({
  ...about(seats, registration, at),
  kind: 'promoted',
  rule: 'promoted',
  params: { ...words(seats), venue: seats.venueName },
  guards: [{ gate: eventGate(seats.eventId), version: seats.scheduleVersion }],
  unlessStopped: true,
});

/** "Your place was cancelled": stays true whatever becomes of the event, so nothing stops it. */
export const placeCancelledIntent = (seats: Seats, registration: Registration, at: Instant): Intent => ({
  ...about(seats, registration, at),
  kind: 'place_cancelled',
  rule: 'place',
  params: { ...words(seats), ...(seats.contactPhone === undefined ? {} : { contact: seats.contactPhone }) },
  guards: [],
});

export const messageWrites = (
  intents: readonly Intent[],
  now: Instant,
): { readonly writes: readonly Put[]; readonly keys: readonly string[] } => ({
  writes: intents.map((intent) => intentPut(intent, now)),
  keys: intents.map(wakeKey),
});
