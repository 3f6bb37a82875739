import * as z from 'zod';
import { stored } from '#shared/store/stored-fields.ts';
import type { Item } from '#shared/store/table.ts';
import { isPhone, type Phone } from '#shared/text/phone.ts';
import type { Registration } from '../domain/registration.ts';
import type { Seats } from '../domain/seats.ts';
import { registrationKey } from './keys.ts';

const { instant, local, zone, count } = stored;
const phone = z.custom<Phone>((value) => typeof value === 'string' && isPhone(value));

const storedSeats = z.object({
  eventId: z.string(),
  officeId: z.string(),
  title: z.string(),
  shortName: z.string(),
  startsAt: instant,
  localStart: local,
  zone,
  venueName: z.string(),
  senderName: z.string(),
  contactPhone: z.string().nullable(),
  capacity: count,
  oneSeatPer: z.enum(['person', 'institution']),
  status: z.enum(['open', 'closed', 'cancelled']),
  scheduleVersion: count,
  seated: count,
  waiting: count,
});

export const seatsOf = (item: Item): Seats => {
  const { contactPhone, ...seats } = storedSeats.parse(item);
  return contactPhone === null ? seats : { ...seats, contactPhone };
};

const storedRegistration = z.object({
  eventId: z.string(),
  registrationId: z.string(),
  identity: z.string(),
  name: z.string(),
  phone,
  region: z.string().exactOptional(),
  institution: z.string().exactOptional(),
  role: z.string().exactOptional(),
  status: z.enum(['seated', 'waiting', 'cancelled']),
  ticket: count.exactOptional(),
  registeredAt: instant,
  registeredBy: z.string(),
  promotedAt: instant.exactOptional(),
  stopCode: z.string().exactOptional(),
  cancelled: z.object({ at: instant, by: z.string(), reason: z.string() }).exactOptional(),
});

export const registrationOf = (item: Item): Registration => storedRegistration.parse(item);

export const registrationItem = (registration: Registration): Item => ({
  ...registrationKey(registration.eventId, registration.registrationId),
  ...registration,
});
