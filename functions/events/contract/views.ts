import * as z from 'zod';
import { ulid } from '#shared/http/fields.ts';
import { eventStatuses } from '../domain/event.ts';

const text = z.string().optional();

export const eventView = z.strictObject({
  eventId: ulid,
  code: z.string(),
  officeId: z.string(),
  status: z.enum(eventStatuses),
  version: z.int(),
  scheduleVersion: z.int(),
  kind: z.string(),
  programmeId: text,
  /** The name of the programme's record, or what the organiser wrote. */
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
    /** From a closed list; in older events the organiser's own words. */
    kind: text,
    kindWords: text,
    regionCode: z.string(),
    regionName: z.string(),
    address: text,
    note: text,
  }),
  audience: text,
  scope: text,
  scopeRegions: z.array(z.strictObject({ code: z.string(), name: z.string() })),
  hosts: z.array(
    z.strictObject({
      institution: z.string(),
      role: text,
      kind: z.string(),
      kindWords: z.string(),
      phone: text,
      signs: z.boolean(),
      pays: z.boolean(),
    }),
  ),
  speakers: z.array(z.strictObject({ name: z.string(), position: z.string(), topic: text, phone: text })),
  opener: text,
  contact: z.strictObject({ name: z.string(), phone: z.string() }).optional(),
  capacity: z.int().nullable(),
  seatsPer: z.enum(['person', 'institution']),
  publicRegistration: z.boolean(),
  /** As instants: null stands for publication and for the start. */
  registrationWindow: z.strictObject({
    localOpens: text,
    localCloses: text,
    opensAt: z.string().nullable(),
    closesAt: z.string(),
  }),
  villageQuotas: z.array(z.strictObject({ regionCode: z.string(), seats: z.int() })),
  reminderRules: z.array(z.string()),
  quietHours: z.strictObject({ from: z.string(), to: z.string() }),
  cancelReason: text,
  /** Who said that it took place, and what was different from the plan. */
  held: z
    .strictObject({ at: z.string(), by: z.string(), localStart: text, localEnd: text, note: text })
    .optional(),
  reported: z.strictObject({ at: z.string(), by: z.string() }).optional(),
  copiedFrom: text,
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

export const programmeView = z.strictObject({
  programmeId: ulid,
  name: z.string(),
  budgetYear: z.int(),
  budgetSource: z.string(),
  version: z.int(),
  createdAt: z.string(),
  createdBy: z.string(),
  changedAt: text,
  changedBy: text,
});
