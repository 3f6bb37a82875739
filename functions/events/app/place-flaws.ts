import type { EventRecord } from '../domain/event.ts';
import type { Flaw } from '../domain/rules.ts';
import type { Directory, ProgrammeStore } from './ports.ts';

export type PlaceDeps = {
  readonly directory: Directory;
  readonly programmes: Pick<ProgrammeStore, 'find'>;
};

/** A region for which nobody answers on the day of the event. */
export const officeFlaws = async (
  { directory }: Pick<PlaceDeps, 'directory'>,
  { venue, localStart }: EventRecord,
): Promise<Flaw[]> => {
  const office = await directory.officeOf(venue.regionCode, localStart.slice(0, 10));
  return office === undefined ? [{ kind: 'region_without_office', field: 'venue.regionCode' }] : [];
};

/** A programme that the office does not have. */
export const programmeFlaws = async (
  { programmes }: Pick<PlaceDeps, 'programmes'>,
  { officeId, programmeId }: EventRecord,
): Promise<Flaw[]> => {
  const isKnown = programmeId === undefined || (await programmes.find(officeId, programmeId)) !== undefined;
  return isKnown ? [] : [{ kind: 'unknown_programme', field: 'programmeId' }];
};

/** What only the store can tell to be wrong. */
export const placeFlaws = async (deps: PlaceDeps, event: EventRecord): Promise<Flaw[]> => [
  ...(await officeFlaws(deps, event)),
  ...(await programmeFlaws(deps, event)),
];
