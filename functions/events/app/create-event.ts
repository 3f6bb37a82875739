import type { Ids } from '#shared/kernel/ids.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/kernel/time.ts';
import { codeFrom } from '../domain/code.ts';
import type { Details, EventRecord } from '../domain/event.ts';
import { flawsOf } from '../domain/rules.ts';
import { type PlacedSchedule, placed } from '../domain/schedule.ts';
import {
  type DetailsInput,
  type Flawed,
  flawed,
  readDetails,
  readSchedule,
  type ScheduleInput,
} from './input.ts';
import type { Directory, EventStore } from './ports.ts';

export type CreateInput = {
  /** A ULID. The same id again is the same event, whatever became of it. */
  readonly eventId: string;
  readonly officeId: string;
  readonly by: string;
  readonly details: DetailsInput;
  readonly schedule: ScheduleInput;
  readonly capacity: number | null;
  readonly seatsPer: 'person' | 'institution';
};

type Deps = {
  readonly store: EventStore;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly ids: Ids;
};

// One in a thousand million codes is asked for at a time: a second collision is a broken random source.
const CODES_TRIED = 5;

/** A draft: nobody outside the office sees it until it is published. */
export const makeCreateEvent =
  ({ store, directory, clock, ids }: Deps) =>
  async (input: CreateInput): Promise<Result<EventRecord, Flawed>> => {
    // An earlier try may have died after its commit.
    const before = await store.find(input.eventId);
    if (before !== undefined) return ok(before);
    const draft = readDraft(input, { directory, clock, ids });
    return draft.ok ? ok(await createWithFreeCode(store, draft.value, ids)) : draft;
  };

const readDraft = (
  input: CreateInput,
  { directory, ...fresh }: Omit<Deps, 'store'>,
): Result<EventRecord, Flawed> => {
  const details = readDetails(input.details);
  const schedule = readSchedule(input.schedule, directory);
  if (!details.ok || !schedule.ok) {
    return flawed([...(schedule.ok ? [] : schedule.error), ...(details.ok ? [] : details.error)]);
  }
  const draft = draftOf(input, details.value, schedule.value, fresh);
  const flaws = flawsOf(draft, draft.createdAt);
  return flaws.length > 0 ? flawed(flaws) : ok(draft);
};

const draftOf = (
  { eventId, officeId, by, capacity, seatsPer }: CreateInput,
  details: Details,
  schedule: PlacedSchedule,
  { clock, ids }: Pick<Deps, 'clock' | 'ids'>,
): EventRecord => ({
  ...details,
  ...placed(schedule),
  eventId,
  code: codeFrom(ids.token()),
  officeId,
  status: 'draft',
  version: 1,
  scheduleVersion: 0,
  capacity,
  seatsPer,
  createdAt: clock.now(),
  createdBy: by,
});

const createWithFreeCode = async (store: EventStore, draft: EventRecord, ids: Ids): Promise<EventRecord> => {
  let event = draft;
  for (let tried = 0; tried < CODES_TRIED; tried += 1) {
    const { version, createdAt: at, createdBy: by } = event;
    const created = await store.create(event, { version, kind: 'created', at, by, fields: [] });
    if (created.ok) return event;
    event = { ...event, code: codeFrom(ids.token()) };
  }
  throw new Error('no free event code found: the random source repeats itself');
};
