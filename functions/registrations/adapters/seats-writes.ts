import type { Attribute, Put, Update } from '#shared/store/table.ts';
import type { SeatsSnapshot } from '../domain/seats.ts';
import { codeKey, seatsKey, TABLE } from './keys.ts';

export const SEATS_SHARD = 'seats';
/** To be looked at for empty seats; any time that has passed will do. */
export const MARK = { dueShard: SEATS_SHARD, dueAt: '2000-01-01T00:00:00.000Z' } as const;

const faceOf = (s: SeatsSnapshot): { readonly [name: string]: Attribute | undefined } => ({
  code: s.code,
  localEnd: s.localEnd,
  publicRegistration: s.publicRegistration,
  quietHours: s.quietHours,
  venue: s.venue,
  hosts: s.hosts?.map((host) => ({ ...host })),
  speakers: s.speakers?.map((speaker) => ({ ...speaker })),
  audience: s.audience,
  scope: s.scope,
  contactName: s.contactName,
  registersFrom: s.registersFrom,
  registersUntil: s.registersUntil,
});

const attributes = (s: SeatsSnapshot): Record<string, Attribute> => ({
  eventId: s.eventId,
  officeId: s.officeId,
  title: s.title,
  shortName: s.shortName,
  startsAt: s.startsAt,
  localStart: s.localStart,
  zone: s.zone,
  venueName: s.venueName,
  senderName: s.senderName,
  contactPhone: s.contactPhone ?? null,
  capacity: s.capacity,
  oneSeatPer: s.oneSeatPer,
  status: s.status,
  scheduleVersion: s.scheduleVersion,
  face: faceOf(s),
});

/** So that the public page finds the event by its code; written again with every change, also for older events. */
export const seatsCode = ({ code, eventId }: SeatsSnapshot): readonly Put[] =>
  code === undefined ? [] : [{ kind: 'put', table: TABLE, item: { ...codeKey(code), eventId } }];

/** Opens the seats of an event that is being published; refused when they are open already. */
export const seatsOpen = (snapshot: SeatsSnapshot): Put => ({
  kind: 'put',
  table: TABLE,
  item: { ...seatsKey(snapshot.eventId), ...attributes(snapshot), seated: 0, waiting: 0, tickets: 0 },
  if: { missing: 'pk' },
});

/**
 * Brings what registrations knows up to date and keeps the counters. Seats may have become free by it, so the row is
 * marked: whoever dies before filling them leaves the mark for the sweeper.
 */
export const seatsChange = (snapshot: SeatsSnapshot): Update => ({
  kind: 'update',
  table: TABLE,
  key: seatsKey(snapshot.eventId),
  set: { ...attributes(snapshot), ...MARK },
  if: { all: [{ exists: 'pk' }, { attribute: 'scheduleVersion', atMost: snapshot.scheduleVersion }] },
});
