import * as z from 'zod';
import { ulid } from '#shared/http/fields.ts';

const text = z.string().optional();

export const eventView = z.strictObject({
  eventId: ulid,
  code: z.string(),
  officeId: z.string(),
  status: z.enum(['draft', 'published', 'cancelled']),
  version: z.int(),
  scheduleVersion: z.int(),
  kind: z.string(),
  programme: text,
  title: z.string(),
  shortName: z.string(),
  /** Wall clock at the venue; `startsAt` is the same as an instant. */
  localStart: z.string(),
  localEnd: z.string(),
  timeZone: z.string(),
  zoneWord: z.enum(['WIB', 'WITA', 'WIT']),
  startsAt: z.string(),
  endsAt: z.string(),
  /** For people: `Kamis, 13 November 2025 pukul 09.00 WIB`. */
  startText: z.string(),
  venue: z.strictObject({
    name: z.string(),
    kind: text,
    regionCode: z.string(),
    regionName: z.string(),
    address: text,
  }),
  audience: text,
  scope: text,
  hosts: z.array(z.strictObject({ institution: z.string(), role: text })),
  speakers: z.array(z.strictObject({ name: z.string(), position: z.string(), topic: text })),
  opener: text,
  contact: z.strictObject({ name: z.string(), phone: z.string() }).optional(),
  capacity: z.int().nullable(),
  seatsPer: z.enum(['person', 'institution']),
  publicRegistration: z.boolean(),
  reminderRules: z.array(z.string()),
  quietHours: z.strictObject({ from: z.string(), to: z.string() }),
  cancelReason: text,
  /** Null until registration opens. `overbooked`: more seated than a reduced capacity has room for. */
  seats: z
    .strictObject({ capacity: z.int(), seated: z.int(), waiting: z.int(), overbooked: z.boolean() })
    .nullable(),
});

export type EventView = z.infer<typeof eventView>;

export const changeView = z.strictObject({
  version: z.int(),
  kind: z.string(),
  at: z.string(),
  by: z.string(),
  fields: z.array(
    z.strictObject({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
  ),
  reason: text,
});
