import { err, ok, type Result } from '#shared/kernel/result.ts';
import { type Clock, toLocal } from '#shared/kernel/time.ts';
import type { Day } from '../domain/day.ts';
import type { Office } from '../domain/directory.ts';
import { type RegionRouting, type Route, routeOf } from '../domain/routing.ts';
import { zoneOfRegion } from '../domain/zone.ts';
import type { Directory, RegionList, RoutingStore } from './ports.ts';

export type RoutingAnswer = {
  readonly on: Day;
  readonly route: Route;
  readonly office: Office;
  /** What is decided for this very region, which may be nothing. */
  readonly own: RegionRouting;
};

export type GetRoutingError =
  | { readonly kind: 'region_unknown' }
  | { readonly kind: 'region_without_office' };

type Deps = {
  readonly directory: Directory;
  readonly routing: RoutingStore;
  readonly regions: RegionList;
  readonly clock: Clock;
};

/** Which office receives the people of a region on a day; today in the region's zone when no day is given. */
export const makeGetRouting =
  ({ directory, routing, regions, clock }: Deps) =>
  async (regionCode: string, day: Day | undefined): Promise<Result<RoutingAnswer, GetRoutingError>> => {
    if (!regions.exists(regionCode)) return err({ kind: 'region_unknown' });
    const on = day ?? toLocal(clock.now(), zoneOfRegion(regionCode)).slice(0, 10);
    const table = await routing.table();
    const route = routeOf(table, regionCode, on);
    const entry = route === undefined ? undefined : await directory.entry(route.officeId);
    if (route === undefined || entry === undefined) return err({ kind: 'region_without_office' });
    const own = table.get(regionCode) ?? { regionCode, version: 0, periods: [] };
    return ok({ on, route, office: entry.office, own });
  };
