import type { Ids } from '#shared/kernel/ids.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/kernel/time.ts';
import type { EventRecord } from '../domain/event.ts';
import { flawsOf } from '../domain/rules.ts';
import {
  type DetailsInput,
  type Flawed,
  flawed,
  readDetails,
  readSchedule,
  type ScheduleInput,
} from './input.ts';
import { type DraftOrigin, draftOf, storeDraft } from './new-draft.ts';
import { type PlaceDeps, placeFlaws } from './place-flaws.ts';
import type { EventStore } from './ports.ts';

export type CreateInput = DraftOrigin & {
  readonly details: DetailsInput;
  readonly schedule: ScheduleInput;
  readonly capacity: number | null;
  readonly seatsPer: 'person' | 'institution';
};

type Deps = PlaceDeps & { readonly store: EventStore; readonly clock: Clock; readonly ids: Ids };

/** A draft: nobody outside the office sees it until it is published. */
export const makeCreateEvent =
  ({ store, ...deps }: Deps) =>
  async (input: CreateInput): Promise<Result<EventRecord, Flawed>> => {
    // An earlier try may have died after its commit.
    const before = await store.find(input.eventId);
    if (before !== undefined) return ok(before);
    const draft = readDraft(input, deps);
    if (!draft.ok) return draft;
    const flaws = [...flawsOf(draft.value, draft.value.createdAt), ...(await placeFlaws(deps, draft.value))];
    return flaws.length > 0 ? flawed(flaws) : ok(await storeDraft(store, draft.value, deps.ids));
  };

const readDraft = (input: CreateInput, deps: Omit<Deps, 'store'>): Result<EventRecord, Flawed> => {
  const details = readDetails(input.details, deps.directory);
  const schedule = readSchedule(input.schedule, deps.directory);
  if (!details.ok || !schedule.ok) {
    return flawed([...(schedule.ok ? [] : schedule.error), ...(details.ok ? [] : details.error)]);
  }
  const { capacity, seatsPer } = input;
  return ok(draftOf(input, { details: details.value, schedule: schedule.value, capacity, seatsPer }, deps));
};
