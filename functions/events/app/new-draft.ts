import type { Ids } from '#shared/kernel/ids.ts';
import type { Clock } from '#shared/kernel/time.ts';
import { codeFrom } from '../domain/code.ts';
import type { Details, EventRecord } from '../domain/event.ts';
import { type PlacedSchedule, placed } from '../domain/schedule.ts';
import type { EventStore } from './ports.ts';

export type DraftOrigin = {
  /** A ULID. The same id again is the same event, whatever became of it. */
  readonly eventId: string;
  readonly officeId: string;
  readonly by: string;
};

export type DraftFields = {
  readonly details: Details;
  readonly schedule: PlacedSchedule;
  readonly capacity: number | null;
  readonly seatsPer: 'person' | 'institution';
  readonly copiedFrom?: string;
};

export const draftOf = (
  { eventId, officeId, by }: DraftOrigin,
  { details, schedule, ...rest }: DraftFields,
  { clock, ids }: { readonly clock: Clock; readonly ids: Ids },
): EventRecord => {
  const at = clock.now();
  return {
    ...details,
    ...placed(schedule),
    ...rest,
    ...{ eventId, officeId, status: 'draft', version: 1, scheduleVersion: 0 },
    code: codeFrom(ids.token()),
    ...{ createdAt: at, createdBy: by, changedAt: at },
  };
};

// One in a thousand million codes is asked for at a time: a second collision is a broken random source.
const CODES_TRIED = 5;

export const storeDraft = async (store: EventStore, draft: EventRecord, ids: Ids): Promise<EventRecord> => {
  let event = draft;
  for (let tried = 0; tried < CODES_TRIED; tried += 1) {
    const { version, createdAt: at, createdBy: by } = event;
    const created = await store.create(event, { version, kind: 'created', at, by, fields: [] });
    if (created.ok) return event;
    event = { ...event, code: codeFrom(ids.token()) };
  }
  throw new Error('no free event code found: the random source repeats itself');
};
