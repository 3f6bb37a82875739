import * as z from 'zod';
import { stored } from '#shared/store/stored-fields.ts';
import type { Item } from '#shared/store/table.ts';
import { isPhone, type Phone } from '#shared/text/phone.ts';
import type { Registration } from '../domain/registration.ts';
import type { Seats } from '../domain/seats.ts';
import { registrationKey } from './keys.ts';

const { instant, local, zone, count } = stored;
const phone = z.custom<Phone>((value) => typeof value === 'string' && isPhone(value));

const text = z.string().exactOptional();

/** One attribute, replaced as a whole: what is no longer said is gone. */
const storedFace = z.object({
  code: text,
  localEnd: local.exactOptional(),
  publicRegistration: z.boolean().exactOptional(),
  quietHours: z.object({ from: z.string(), to: z.string() }).exactOptional(),
  venue: z
    .object({ kind: text, address: text, regionCode: z.string(), regionName: z.string() })
    .exactOptional(),
  hosts: z.array(z.object({ institution: z.string(), role: text })).exactOptional(),
  speakers: z.array(z.object({ name: z.string(), position: z.string(), topic: text })).exactOptional(),
  audience: text,
  scope: text,
  contactName: text,
  registersFrom: instant.exactOptional(),
  registersUntil: instant.exactOptional(),
});

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
  offered: count.exactOptional(),
  offersMade: count.exactOptional(),
  passed: count.exactOptional(),
  face: storedFace.exactOptional(),
});

export const seatsOf = (item: Item): Seats => {
  const { contactPhone, face = {}, ...seats } = storedSeats.parse(item);
  return { ...seats, ...face, ...(contactPhone === null ? {} : { contactPhone }) };
};

/** What registrations and repeats have in common. */
export const person = {
  eventId: z.string(),
  registrationId: z.string(),
  identity: z.string(),
  name: z.string(),
  phone,
  region: text,
  institution: text,
  role: text,
  ticket: count.exactOptional(),
  code: text,
  consent: z.object({ version: z.string(), at: instant }).exactOptional(),
  quietSince: instant.exactOptional(),
  registeredAt: instant,
  registeredBy: z.string(),
  promotedAt: instant.exactOptional(),
  cancelled: z.object({ at: instant, by: z.string(), reason: z.string() }).exactOptional(),
};

const storedRegistration = z.object({
  ...person,
  status: z.enum(['seated', 'offered', 'waiting', 'cancelled']),
  stopCode: text,
  asked: count.exactOptional(),
  offeredUntil: instant.exactOptional(),
});

export const registrationOf = (item: Item): Registration => storedRegistration.parse(item);

export const registrationItem = (registration: Registration): Item => ({
  ...registrationKey(registration.eventId, registration.registrationId),
  ...registration,
});
