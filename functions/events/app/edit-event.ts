import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { EventRecord } from '../domain/event.ts';
import { flawsOf } from '../domain/rules.ts';
import { edited } from '../domain/transitions.ts';
import {
  type ChangeDeps,
  type ChangeError,
  type ChangeTarget,
  changeEvent,
  type Decided,
} from './change-event.ts';
import { type DetailsInput, type Flawed, flawed, readDetails } from './input.ts';
import { type PlaceDeps, programmeFlaws } from './place-flaws.ts';
import { type NotStanding, notStanding } from './standing.ts';

export type EditError = ChangeError | Flawed | NotStanding;

/** `null` takes an optional detail away; what is absent stays. */
export type Patch = {
  readonly [K in keyof DetailsInput]?:
    | DetailsInput[K]
    | (undefined extends DetailsInput[K] ? null : never)
    | undefined;
};

export const makeEditEvent =
  (deps: ChangeDeps & PlaceDeps) =>
  (input: ChangeTarget & { readonly patch: Patch }): Promise<Result<EventRecord, EditError>> =>
    changeEvent(deps, input, async ({ event, now, untold }): Decided<NotStanding | Flawed> => {
      const refusal = notStanding(event, now);
      if (refusal !== undefined) return err(refusal);
      const details = readDetails(patched(event, input.patch), deps.directory);
      if (!details.ok) return flawed(details.error);
      const decision = edited(event, details.value, untold, now);
      // A draft may lie until its start has passed; that is for its publication to refuse.
      const flaws = [
        ...flawsOf(decision.after, now).filter(({ kind }) => kind !== 'starts_in_past'),
        ...(await programmeFlaws(deps, decision.after)),
      ];
      return flaws.length > 0 ? flawed(flaws) : ok(decision);
    });

const DETAILS = [
  'kind',
  'programmeId',
  'programme',
  'title',
  'shortName',
  'audience',
  'scope',
  'scopeRegions',
  'hosts',
  'speakers',
  'opener',
  'contact',
  'publicRegistration',
  'registrationWindow',
  'villageQuotas',
  'reminderRules',
  'quietHours',
] as const satisfies readonly (keyof DetailsInput)[];

const patched = (event: EventRecord, patch: Patch): DetailsInput => {
  const entries = DETAILS.map(
    (field) => [field, patch[field] === undefined ? event[field] : patch[field]] as const,
  );
  // Each value is of its own field's type, from the event or from the patch; nulls and gaps are left out.
  return Object.fromEntries(
    entries.filter(([, value]) => value !== null && value !== undefined),
  ) as DetailsInput;
};
