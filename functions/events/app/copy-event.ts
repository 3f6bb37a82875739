import type { Ids } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/kernel/time.ts';
import type { Details, EventRecord } from '../domain/event.ts';
import { withRoles } from '../domain/host-roles.ts';
import { flawsOf } from '../domain/rules.ts';
import { type Flawed, flawed, readSchedule } from './input.ts';
import { type DraftOrigin, draftOf, storeDraft } from './new-draft.ts';
import { type PlaceDeps, placeFlaws } from './place-flaws.ts';
import type { EventStore } from './ports.ts';
import type { NotFound } from './read-events.ts';

export type CopyInput = DraftOrigin & {
  /** The own event that is copied, whatever became of it. */
  readonly from: string;
  readonly localStart: string;
  readonly localEnd: string;
};

export type CopyError = NotFound | Flawed;

type Deps = PlaceDeps & { readonly store: EventStore; readonly clock: Clock; readonly ids: Ids };

/** All that an organiser wrote, but nothing that belongs to the earlier time. */
const detailsOf = (event: EventRecord): Details => {
  const { kind, title, shortName, speakers, publicRegistration, reminderRules, quietHours } = event;
  const { programmeId, programme, audience, scope, scopeRegions, opener, contact, villageQuotas } = event;
  return {
    ...{ kind, title, shortName, speakers, publicRegistration, reminderRules, quietHours },
    hosts: withRoles(event.hosts),
    ...(programmeId === undefined ? {} : { programmeId }),
    ...(programme === undefined ? {} : { programme }),
    ...(audience === undefined ? {} : { audience }),
    ...(scope === undefined ? {} : { scope }),
    ...(scopeRegions === undefined ? {} : { scopeRegions }),
    ...(opener === undefined ? {} : { opener }),
    ...(contact === undefined ? {} : { contact }),
    ...(villageQuotas === undefined ? {} : { villageQuotas }),
  };
};

/** A new draft from an earlier event of the office, at another time. */
export const makeCopyEvent =
  ({ store, ...deps }: Deps) =>
  async (input: CopyInput): Promise<Result<EventRecord, CopyError>> => {
    const copied = await store.find(input.eventId);
    if (copied !== undefined) return ok(copied);
    const event = await store.find(input.from);
    if (event === undefined || event.officeId !== input.officeId) return err({ kind: 'event_not_found' });
    const { venue, capacity, seatsPer, eventId: copiedFrom } = event;
    const schedule = readSchedule({ ...input, venue }, deps.directory);
    if (!schedule.ok) return flawed(schedule.error);
    const fields = { details: detailsOf(event), schedule: schedule.value, capacity, seatsPer, copiedFrom };
    const draft = draftOf(input, fields, deps);
    const flaws = [...flawsOf(draft, draft.createdAt), ...(await placeFlaws(deps, draft))];
    return flaws.length > 0 ? flawed(flaws) : ok(await storeDraft(store, draft, deps.ids));
  };
