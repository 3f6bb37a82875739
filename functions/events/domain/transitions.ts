import type { Instant } from '#shared/kernel/time.ts';
import type { ChangeKind } from './change.ts';
import { contactsOf } from './contacts.ts';
import type { Details, EventRecord, Held, RegistrationWindow } from './event.ts';
import { misleads, telling, toldOf, type Untold } from './known.ts';
import { type PlacedSchedule, placed } from './schedule.ts';

/** The event as it is to be, and what must change along with it in the same transaction. */
export type Decision = {
  readonly after: EventRecord;
  readonly kind: ChangeKind;
  readonly reason?: string;
  /** Registrations learn of it. */
  readonly seats?: 'open' | 'change';
  /** Reminders are planned anew. */
  readonly timeline?: true;
  /** Messages of earlier versions are stopped. */
  readonly gate?: true;
};

/** The version after this one; what only the last change left behind is gone. */
const next = ({ told: _told, untoldSince: _since, ...event }: EventRecord): EventRecord => ({
  ...event,
  version: event.version + 1,
});

const hasSeats = ({ capacity }: EventRecord): boolean => capacity !== null;

/** Whether anybody is to be reminded. */
const hasPeople = (event: EventRecord): boolean => hasSeats(event) || contactsOf(event).length > 0;

const seatsOf = (event: EventRecord): Pick<Decision, 'seats'> => (hasSeats(event) ? { seats: 'change' } : {});

const planOf = (before: EventRecord, after: EventRecord): Pick<Decision, 'timeline'> =>
  hasPeople(before) || hasPeople(after) ? { timeline: true } : {};

export const published = (event: EventRecord, senderName: string): Decision => ({
  after: { ...next(event), status: 'published', scheduleVersion: 1, senderName },
  kind: 'published',
  gate: true,
  ...(hasSeats(event) ? { seats: 'open' } : {}),
  ...planOf(event, event),
});

/** What is planned and printed; without names, times and places, which are told. */
const printed = (event: EventRecord): string =>
  JSON.stringify([event.contact?.phone, event.reminderRules, event.quietHours, contactsOf(event)]);

/** What keeps standing of an untold change that this version leaves alone. */
const kept = ({ told, untoldSince }: EventRecord): Pick<EventRecord, 'told' | 'untoldSince'> => ({
  ...(told === undefined ? {} : { told }),
  ...(untoldSince === undefined ? {} : { untoldSince }),
});

type Change = Pick<Decision, 'after' | 'kind'>;

/**
 * A change of time, place or name stops what is on its way and has one notice; a change of rules or numbers plans the
 * reminders anew and takes along what nobody has been told of; anything else leaves messages alone.
 */
const changed = (
  before: EventRecord,
  { after, kind }: Change,
  untold: Untold | undefined,
  now: Instant,
): Decision => {
  if (before.status === 'draft') return { after, kind };
  const isMoved = misleads(toldOf(before), after);
  if (!isMoved && printed(before) === printed(after))
    return { after: { ...after, ...kept(before) }, kind, ...seatsOf(after) };
  const scheduleVersion = before.scheduleVersion + 1;
  return {
    after: { ...after, scheduleVersion, ...telling(before, after, untold, now) },
    kind,
    ...(isMoved ? { gate: true } : {}),
    ...seatsOf(after),
    ...planOf(before, after),
  };
};

/** `untold` is what people still believe while the notice of the last change has not gone out. */
export const rescheduled = (
  event: EventRecord,
  schedule: PlacedSchedule & { readonly registrationWindow?: RegistrationWindow },
  untold: Untold | undefined,
  now: Instant,
): Decision =>
  changed(event, { after: { ...next(event), ...placed(schedule) }, kind: 'rescheduled' }, untold, now);

export const edited = (
  event: EventRecord,
  details: Details,
  untold: Untold | undefined,
  now: Instant,
): Decision =>
  changed(event, { after: { ...withoutOptional(next(event)), ...details }, kind: 'edited' }, untold, now);

/** So that a detail that is no longer given is gone. */
const withoutOptional = ({
  programmeId: _1,
  programme: _2,
  audience: _3,
  scope: _4,
  scopeRegions: _5,
  opener: _6,
  contact: _7,
  registrationWindow: _8,
  villageQuotas: _9,
  ...rest
}: EventRecord): EventRecord => rest;

export const resized = (event: EventRecord, capacity: number): Decision => ({
  after: { ...next(event), ...kept(event), capacity },
  kind: 'capacity_changed',
  ...(event.status === 'published' ? { seats: 'change' } : {}),
});

/** Whoever has not heard of the last move is told of the event as they know it. */
export const cancelledEvent = (event: EventRecord, reason: string, untold: Untold | undefined): Decision => {
  const after: EventRecord = { ...next(event), status: 'cancelled', cancelReason: reason };
  if (event.status === 'draft') return { after, kind: 'cancelled', reason };
  const told = untold?.told.onlySince === undefined ? untold?.told : undefined;
  return {
    after: {
      ...after,
      scheduleVersion: event.scheduleVersion + 1,
      ...(told === undefined ? {} : { told }),
    },
    kind: 'cancelled',
    reason,
    gate: true,
    ...seatsOf(after),
    ...planOf(event, event),
  };
};

/** Somebody says that it took place; said again, it corrects what was said before. */
export const heldEvent = (event: EventRecord, held: Held): Decision => ({
  after: { ...next(event), ...kept(event), status: 'held', held },
  kind: 'held',
});

export const reportedEvent = (event: EventRecord, at: Instant, by: string): Decision => ({
  after: { ...next(event), ...kept(event), status: 'reported', reported: { at, by } },
  kind: 'reported',
});
