import type { ChangeKind } from './change.ts';
import type { Details, EventRecord, Told } from './event.ts';
import { misleads, type PlacedSchedule, placed, toldOf } from './schedule.ts';

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

const next = (event: EventRecord): EventRecord => ({ ...event, version: event.version + 1 });

const withoutTold = ({ told: _told, ...event }: EventRecord): EventRecord => event;

const withRegistration = (event: EventRecord): Pick<Decision, 'seats' | 'timeline'> =>
  event.capacity === null ? {} : { seats: 'change', timeline: true };

export const published = (event: EventRecord, senderName: string): Decision => ({
  after: { ...next(event), status: 'published', scheduleVersion: 1, senderName },
  kind: 'published',
  gate: true,
  ...(event.capacity === null ? {} : { seats: 'open', timeline: true }),
});

/**
 * `untold` is what people still believe when the notice of the last move has not gone out: the new notice says old and
 * new as they see them, not as the organiser tried them out.
 */
export const rescheduled = (
  event: EventRecord,
  schedule: PlacedSchedule,
  untold: Told | undefined,
): Decision => {
  const after = { ...next(event), ...placed(schedule) };
  const kind = 'rescheduled';
  if (event.status === 'draft') return { after, kind };
  if (!misleads(event, after))
    return { after, kind, ...(after.capacity === null ? {} : { seats: 'change' }) };
  const told = untold ?? toldOf(event);
  const scheduleVersion = event.scheduleVersion + 1;
  return { after: { ...after, scheduleVersion, told }, kind, gate: true, ...withRegistration(after) };
};

const printed = ({ shortName, contact, reminderRules, quietHours }: EventRecord): string =>
  JSON.stringify([shortName, contact?.phone, reminderRules, quietHours]);

/**
 * A change of words or rules plans reminders anew, without a notice. The gate stays as it is: messages on their way still
 * say where and when. A notice that has not gone out (`untold`) is taken along.
 */
export const edited = (event: EventRecord, details: Details, untold: Told | undefined): Decision => {
  const after = { ...withoutOptional(next(event)), ...details };
  const kind = 'edited';
  if (event.status === 'draft') return { after, kind };
  if (printed(event) === printed(after)) {
    return { after, kind, ...(after.capacity === null ? {} : { seats: 'change' }) };
  }
  const replanned = { ...withoutTold(after), scheduleVersion: event.scheduleVersion + 1 };
  return {
    after: untold === undefined ? replanned : { ...replanned, told: untold },
    kind,
    ...withRegistration(after),
  };
};

/** So that a detail that is no longer given is gone. */
const withoutOptional = (event: EventRecord): EventRecord => {
  const { programme: _p, audience: _a, scope: _s, opener: _o, contact: _c, ...rest } = event;
  return rest;
};

export const resized = (event: EventRecord, capacity: number): Decision => ({
  after: { ...next(event), capacity },
  kind: 'capacity_changed',
  ...(event.status === 'published' ? { seats: 'change' } : {}),
});

export const cancelledEvent = (event: EventRecord, reason: string): Decision => {
  const after: EventRecord = { ...next(event), status: 'cancelled', cancelReason: reason };
  if (event.status === 'draft') return { after, kind: 'cancelled', reason };
  const scheduleVersion = event.scheduleVersion + 1;
  return {
    after: { ...withoutTold(after), scheduleVersion },
    kind: 'cancelled',
    reason,
    gate: true,
    ...withRegistration(after),
  };
};
