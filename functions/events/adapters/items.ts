import * as z from 'zod';
import { stored } from '#shared/store/stored-fields.ts';
import type { Attribute, Item } from '#shared/store/table.ts';
import { type Change, changeKinds } from '../domain/change.ts';
import { type EventRecord, eventKinds, eventStatuses, hostKinds } from '../domain/event.ts';
import { changeKey, eventKey } from './keys.ts';

const { instant, local, duration, count, zone } = stored;
const optional = z.string().exactOptional();

const storedTold = z.object({
  localStart: local,
  venueName: z.string(),
  zone: zone.exactOptional(),
  regionCode: optional,
  shortName: optional,
  title: optional,
  onlySince: instant.exactOptional(),
});

const storedHost = z.object({
  institution: z.string(),
  role: optional,
  kind: z.enum(hostKinds).exactOptional(),
  phone: optional,
  signs: z.boolean().exactOptional(),
  pays: z.boolean().exactOptional(),
});

const said = { at: instant, by: z.string() };

const storedEvent = z.object({
  eventId: z.string(),
  code: z.string(),
  officeId: z.string(),
  status: z.enum(eventStatuses),
  version: count,
  scheduleVersion: count,
  told: storedTold.exactOptional(),
  untoldSince: instant.exactOptional(),
  kind: z.enum(eventKinds),
  programmeId: optional,
  programme: optional,
  title: z.string(),
  shortName: z.string(),
  localStart: local,
  localEnd: local,
  zone,
  startsAt: instant,
  endsAt: instant,
  venue: z.object({
    name: z.string(),
    kind: optional,
    regionCode: z.string(),
    address: optional,
    note: optional,
  }),
  audience: optional,
  scope: optional,
  scopeRegions: z.array(z.string()).exactOptional(),
  hosts: z.array(storedHost),
  speakers: z.array(z.object({ name: z.string(), position: z.string(), topic: optional, phone: optional })),
  opener: optional,
  contact: z.object({ name: z.string(), phone: z.string() }).exactOptional(),
  capacity: count.nullable(),
  seatsPer: z.enum(['person', 'institution']),
  publicRegistration: z.boolean(),
  registrationWindow: z
    .object({ localOpens: local.exactOptional(), localCloses: local.exactOptional() })
    .exactOptional(),
  villageQuotas: z.array(z.object({ regionCode: z.string(), seats: count })).exactOptional(),
  reminderRules: z.array(duration),
  quietHours: z.object({ from: z.string(), to: z.string() }),
  senderName: optional,
  cancelReason: optional,
  held: z
    .object({
      ...said,
      localStart: local.exactOptional(),
      localEnd: local.exactOptional(),
      note: optional,
    })
    .exactOptional(),
  reported: z.object(said).exactOptional(),
  copiedFrom: optional,
  createdAt: instant,
  createdBy: z.string(),
  changedAt: instant.exactOptional(),
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
