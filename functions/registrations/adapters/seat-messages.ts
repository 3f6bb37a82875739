import { type Intent, intentPut, wakeKey } from '#functions/messaging/contract.ts';
import { type Instant, instantFromMillis, millisOf, toLocal } from '#shared/kernel/time.ts';
import type { Put } from '#shared/store/table.ts';
import type { MadeOffer } from '../app/ports.ts';
import type { Registration } from '../domain/registration.ts';
import type { Seats } from '../domain/seats.ts';
import { offerGate } from './offer-writes.ts';

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

/** Later than this before the start, waiting for the morning would be too late. */
const LAST_WAIT_MS = 3 * 3600_000;

/** Held in the event's quiet hours; events of earlier versions did not say which they are. */
const quietRule = (
  { quietHours, zone }: Seats,
  latest: Instant,
  otherwise: 'send' | 'drop',
): Pick<Intent, 'quiet'> =>
  quietHours === undefined ? {} : { quiet: { ...quietHours, zone, latest, otherwise } };

/** "You have a seat": worth sending only while the schedule in it holds and the person still wants to come. */
export const promotedIntent = (seats: Seats, registration: Registration, at: Instant): Intent => ({
  ...about(seats, registration, at),
  kind: 'promoted',
  rule: 'promoted',
  params: { ...words(seats), venue: seats.venueName },
  guards: [{ gate: eventGate(seats.eventId), version: seats.scheduleVersion }],
  unlessStopped: true,
  ...quietRule(seats, instantFromMillis(millisOf(seats.startsAt) - LAST_WAIT_MS), 'send'),
});

/** "Will you come?", worth sending until the answer is due. */
export const offerIntent = (
  seats: Seats,
  { registration, link }: MadeOffer,
  until: Instant,
  at: Instant,
): Intent => ({
  ...about(seats, registration, at),
  kind: 'place_offered',
  rule: `offer-${registration.asked ?? 0}`,
  params: { ...words(seats), until: toLocal(until, seats.zone), link },
  notAfter: until,
  guards: [
    { gate: eventGate(seats.eventId), version: seats.scheduleVersion },
    { gate: offerGate(registration), version: 1 },
  ],
  unlessStopped: true,
  ...quietRule(seats, until, 'drop'),
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
