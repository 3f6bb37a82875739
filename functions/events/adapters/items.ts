import * as z from 'zod';
import { stored } from '#shared/store/stored-fields.ts';
import type { Attribute, Item } from '#shared/store/table.ts';
import { type Change, changeKinds } from '../domain/change.ts';
import { type EventRecord, eventKinds } from '../domain/event.ts';
import { changeKey, eventKey } from './keys.ts';

const { instant, local, duration, count, zone } = stored;
const optional = z.string().exactOptional();

const storedEvent = z.object({
  eventId: z.string(),
  code: z.string(),
  officeId: z.string(),
  status: z.enum(['draft', 'published', 'cancelled']),
  version: count,
  scheduleVersion: count,
  told: z.object({ localStart: local, venueName: z.string() }).exactOptional(),
  kind: z.enum(eventKinds),
  programme: optional,
  title: z.string(),
  shortName: z.string(),
  localStart: local,
  localEnd: local,
  zone,
  startsAt: instant,
  endsAt: instant,
  venue: z.object({ name: z.string(), kind: optional, regionCode: z.string(), address: optional }),
  audience: optional,
  scope: optional,
  hosts: z.array(z.object({ institution: z.string(), role: optional })),
  speakers: z.array(z.object({ name: z.string(), position: z.string(), topic: optional })),
  opener: optional,
  contact: z.object({ name: z.string(), phone: z.string() }).exactOptional(),
  capacity: count.nullable(),
  seatsPer: z.enum(['person', 'institution']),
  publicRegistration: z.boolean(),
  reminderRules: z.array(duration),
  quietHours: z.object({ from: z.string(), to: z.string() }),
  senderName: optional,
  cancelReason: optional,
  createdAt: instant,
  createdBy: z.string(),
});

export const eventOf = (item: Item): EventRecord => storedEvent.parse(item);

export const eventItem = (event: EventRecord): Item => ({ ...eventKey(event.eventId), ...event });

const storedChange = z.object({
  version: count,
  kind: z.enum(changeKinds),
  at: instant,
  by: z.string(),
  fields: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
  reason: optional,
});

export const changeOf = (item: Item): Change => storedChange.parse(item);

export const changeItem = (eventId: string, { fields, ...change }: Change): Item => ({
  ...changeKey(eventId, change.version),
  ...change,
  fields: fields.map((field): Attribute => ({ ...field })),
});
