import * as z from 'zod';
import type { Instant } from '#shared/kernel/time.ts';
import { ZONES } from '#shared/kernel/time.ts';
import type { Attribute, Item, ItemRef, Key, Put, Update } from '#shared/store/table.ts';
import { planEntries } from '../domain/plan.ts';
import {
  clearPlanned,
  entryStates,
  nextEntry,
  type Timeline,
  type TimelineSnapshot,
} from '../domain/timeline.ts';

export const TIMELINE_SHARD = 'timeline';

export const timelinePk = (eventId: string): string => `TIMELINE#${eventId}`;

// One row per schedule version, so that what was sent under an earlier one stays on record. Padded: text sorts as number.
const timelineKey = (eventId: string, scheduleVersion: number): Key => ({
  pk: timelinePk(eventId),
  sk: `S#${String(scheduleVersion).padStart(8, '0')}`,
});

export const timelineRef = (eventId: string, scheduleVersion: number): ItemRef => ({
  table: 'reminders',
  key: timelineKey(eventId, scheduleVersion),
});

// Snapshot and entries are plain JSON values by type; the store's type cannot see that.
export const asAttribute = (value: unknown): Attribute => value as Attribute;

const entrySchema = z.object({
  rule: z.string(),
  dueAt: z.string(),
  shifted: z.literal(true).optional(),
  wantedAt: z.string().optional(),
  state: z.enum(entryStates),
  reason: z.string().optional(),
  count: z.number().optional(),
});

const text = z.string().optional();

const believed = { oldZone: z.enum(ZONES).optional(), oldShortName: text };

const changeSchema = z.discriminatedUnion('kind', [
  z.object({
    ...believed,
    kind: z.literal('event_changed'),
    oldLocalStart: z.string(),
    oldVenueName: z.string(),
    newVenueName: text,
    newTitle: text,
    onlySince: text,
  }),
  z.object({ ...believed, kind: z.literal('event_cancelled'), oldLocalStart: text }),
]);

const snapshotSchema = z.object({
  eventId: z.string(),
  officeId: z.string(),
  scheduleVersion: z.number(),
  status: z.enum(['published', 'cancelled']),
  senderName: z.string(),
  shortName: z.string(),
  localStart: z.string(),
  zone: z.enum(ZONES),
  startsAt: z.string(),
  venueName: z.string(),
  contactPhone: text,
  rules: z.array(z.string()),
  quietHours: z.object({ from: z.string(), to: z.string() }),
  change: changeSchema.optional(),
  contacts: z.array(z.object({ contactId: z.string(), phone: z.string() })).optional(),
  untoldSince: text,
});

const rowSchema = z.object({
  snapshot: snapshotSchema,
  entries: z.array(entrySchema),
  revision: z.number(),
  fanOut: z.object({ rule: z.string(), count: z.number(), cursor: z.string().optional() }).optional(),
  dueAt: z.string().optional(),
});

/** Throws on a row that this context did not write. */
export const timelineOf = (item: Item): Timeline => {
  const { dueAt, ...row } = rowSchema.parse(item);
  // Parsed above; the brands of instants and durations are not visible to the schema.
  return { ...row, ...(dueAt === undefined ? {} : { nextAt: dueAt }) } as unknown as Timeline;
};

/** Puts the row on the due index; a timeline with nothing left to do is not on it. */
export const dueAttributes = (nextAt: Instant | undefined): Readonly<Record<string, string>> =>
  nextAt === undefined ? {} : { dueShard: TIMELINE_SHARD, dueAt: nextAt };

/**
 * Plans the timeline of a new schedule version in the transaction that makes it. Earlier versions end by themselves.
 * Refused when this version has a timeline already.
 */
export const timelineSet = (snapshot: TimelineSnapshot, now: Instant): Put => {
  const entries = planEntries(snapshot, now);
  return {
    kind: 'put',
    table: 'reminders',
    item: {
      ...timelineKey(snapshot.eventId, snapshot.scheduleVersion),
      snapshot: asAttribute(snapshot),
      entries: asAttribute(entries),
      revision: 0,
      ...dueAttributes(nextEntry(entries)?.dueAt),
    },
    if: { missing: 'pk' },
  };
};

/**
 * Clears what a version had planned, in the transaction that makes the next one. Refused when the timeline has moved since
 * it was read: somebody may have begun to tell people.
 */
export const timelineClear = ({ snapshot, entries, revision }: Timeline): Update => ({
  kind: 'update',
  ...timelineRef(snapshot.eventId, snapshot.scheduleVersion),
  set: { entries: asAttribute(clearPlanned(entries)), revision: revision + 1 },
  remove: ['fanOut', 'dueShard', 'dueAt'],
  if: { attribute: 'revision', equals: revision },
});
