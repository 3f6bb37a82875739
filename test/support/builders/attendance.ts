import type { Mark, StoredMark } from '#functions/registrations/domain/attendance-mark.ts';
import type { Registration } from '#functions/registrations/domain/registration.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { EVENT_ID, phoneOf } from './registrations.ts';

/** The key that a phone would have made. */
export const keyOf = (number: number): string => number.toString(16).padStart(32, '0');

/** An instant on the morning of the event, so many minutes after 09.00 in Pontianak. */
export const minute = (minutes: number): Instant =>
  new Date(Date.UTC(2025, 10, 13, 2, minutes)).toISOString() as Instant;

export const presentMark = (over: Partial<Mark> = {}): Mark => ({
  key: keyOf(1),
  at: minute(0),
  present: true,
  target: { kind: 'registration', registrationId: 'R1' },
  ...over,
});

export const storedMark = (over: Partial<StoredMark> = {}): StoredMark => ({
  ...presentMark(over),
  uploadedAt: minute(1),
  late: false,
  by: 'link',
  ...over,
});

export const registered = (person: number, over: Partial<Registration> = {}): Registration => ({
  eventId: EVENT_ID,
  registrationId: `R${person}`,
  identity: `phone:${phoneOf(person)}`,
  name: `Peserta ${person}`,
  phone: phoneOf(person),
  status: 'seated',
  code: String(1000 + person),
  registeredAt: '2025-10-16T03:36:00.000Z' as Instant,
  registeredBy: 'organiser-kalbar',
  ...over,
});
