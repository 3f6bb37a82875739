import * as z from 'zod';
import { ulid, words } from '#shared/http/fields.ts';
import { hostKinds, venueKinds } from '../domain/event.ts';

export const localTime = z
  .string()
  .max(30)
  .meta({ example: '2025-11-13T09:00', description: 'Wall clock at the venue' });
const hour = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

export const venue = z.strictObject({
  name: words(100),
  kind: z.enum(venueKinds).optional(),
  regionCode: words(13),
  address: words(200).optional(),
  /** How to find it. */
  note: words(200).optional(),
});

const regionCode = z.string().regex(/^\d{2}(?:\.\d{2}(?:\.\d{2}(?:\.\d{4})?)?)?$/);

/** As people write it; becomes E.164, so that reminders and notices of change go there. */
const phone = z.string().max(40);

/** Without `localOpens` from publication on, without `localCloses` until the start. */
export const registrationWindow = z.strictObject({
  localOpens: localTime.optional(),
  localCloses: localTime.optional(),
});

export const scheduleFields = { localStart: localTime, localEnd: localTime };

export const capacity = z.int().min(1).max(10_000);

export const reason = words(200);

/** Each once; `details` and `patch` differ in what may be left out. */
export const detailFields = {
  kind: z.enum(['sosialisasi', 'coordination_meeting', 'training', 'visit']),
  programmeId: ulid,
  /** In words, where there is no record of it. */
  programme: words(150),
  title: words(200),
  shortName: words(50),
  audience: words(200),
  scope: words(200),
  /** Villages and districts that the event is for. */
  scopeRegions: z.array(regionCode).max(500),
  /** One signs and one pays: where nobody is named for it, the first one, and whoever signs. */
  hosts: z
    .array(
      z.strictObject({
        institution: words(150),
        role: words(100).optional(),
        kind: z.enum(hostKinds).default('other'),
        phone: phone.optional(),
        signs: z.boolean().optional(),
        pays: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(20),
  speakers: z
    .array(
      z.strictObject({
        name: words(100),
        position: words(150),
        topic: words(200).optional(),
        phone: phone.optional(),
      }),
    )
    .max(30),
  opener: words(150),
  contact: z.strictObject({
    name: words(100),
    phone: z.string().regex(/^\+?[0-9][0-9 ()-]{5,19}$/),
  }),
  publicRegistration: z.boolean(),
  registrationWindow,
  /** Seats kept for a village or district; together at most the capacity. */
  villageQuotas: z.array(z.strictObject({ regionCode, seats: z.int().min(1).max(10_000) })).max(500),
  reminderRules: z.array(z.string().max(20)).max(5),
  quietHours: z.strictObject({ from: hour, to: hour }),
};
