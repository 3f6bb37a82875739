import { err, type Result } from '#shared/kernel/result.ts';
import { type Clock, toLocal } from '#shared/kernel/time.ts';
import type { Day } from '../domain/day.ts';
import { changeRouting, type RegionRouting, type RoutingChangeError } from '../domain/routing.ts';
import { zoneOfRegion } from '../domain/zone.ts';
import type { Directory, RegionList, RoutingStore, StaleVersion } from './ports.ts';

export type ChangeRouting = {
  readonly regionCode: string;
  /** Undefined ends the region's own rule. */
  readonly officeId: string | undefined;
  readonly from: Day;
  /** The version that the change was decided on. */
  readonly version: number;
};

export type ChangeRoutingError =
  | { readonly kind: 'region_unknown' }
  | { readonly kind: 'office_unknown' }
  | RoutingChangeError
  | StaleVersion;

type Deps = {
  readonly directory: Directory;
  readonly routing: RoutingStore;
  readonly regions: RegionList;
  readonly clock: Clock;
};

const isOffice = async (directory: Directory, officeId: string, from: Day): Promise<boolean> => {
  const office = (await directory.entry(officeId))?.office;
  return office !== undefined && (office.validTo === undefined || from <= office.validTo);
};

/** From a day on, another office receives the people of a region. What was decided before stays on record. */
export const makeChangeRouting =
  ({ directory, routing, regions, clock }: Deps) =>
  async ({
    regionCode,
    officeId,
    from,
    version,
  }: ChangeRouting): Promise<Result<RegionRouting, ChangeRoutingError>> => {
    if (!regions.exists(regionCode)) return err({ kind: 'region_unknown' });
    if (officeId !== undefined && !(await isOffice(directory, officeId, from)))
      return err({ kind: 'office_unknown' });
    const current = await routing.of(regionCode);
    if (current.version !== version) return err({ kind: 'stale_version' });
    const today = toLocal(clock.now(), zoneOfRegion(regionCode)).slice(0, 10);
    const changed = changeRouting(current, { officeId, from }, today);
    if (!changed.ok) return changed;
    const saved = await routing.save(changed.value);
    return saved.ok ? changed : saved;
  };
