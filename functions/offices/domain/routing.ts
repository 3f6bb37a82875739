import { err, ok, type Result } from '#shared/kernel/result.ts';
import { type Day, dayBefore } from './day.ts';

/** Which office receives the people of a region, from a day until a day inclusive or for good. */
export type RoutingPeriod = {
  readonly officeId: string;
  readonly validFrom: Day;
  readonly validTo?: Day;
  /** Seen in a published source; otherwise to be checked before go-live. */
  readonly verified: boolean;
};

/** Everything that was, is and will be decided for one region. Periods are in order and do not overlap. */
export type RegionRouting = {
  readonly regionCode: string;
  /** Grows by one with every change; 0 means never decided. */
  readonly version: number;
  readonly periods: readonly RoutingPeriod[];
};

/** By region code; load it once and ask `routeRegion` for each person. */
export type RoutingTable = ReadonlyMap<string, RegionRouting>;

export const routingTable = (regions: readonly RegionRouting[]): RoutingTable =>
  new Map(regions.map((region) => [region.regionCode, region]));

/** `61.03.21` first, then `61.03`, then `61`: a district's own rule is stronger than its regency's. */
export const codesAbove = (regionCode: string): readonly string[] => {
  const parts = regionCode.split('.');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('.'));
};

export const periodOn = (routing: RegionRouting, on: Day): RoutingPeriod | undefined =>
  routing.periods.find(
    ({ validFrom, validTo }) => validFrom <= on && (validTo === undefined || on <= validTo),
  );

export type Route = { readonly officeId: string; readonly decidedBy: string; readonly period: RoutingPeriod };

/** The longest code with a period on that day decides. */
export const routeOf = (table: RoutingTable, regionCode: string, on: Day): Route | undefined => {
  for (const code of codesAbove(regionCode)) {
    const routing = table.get(code);
    const period = routing === undefined ? undefined : periodOn(routing, on);
    if (period !== undefined) return { officeId: period.officeId, decidedBy: code, period };
  }
  return undefined;
};

/** The id of the office that receives the people of a region on a day; undefined when nobody decided. */
export const routeRegion = (table: RoutingTable, regionCode: string, on: Day): string | undefined =>
  routeOf(table, regionCode, on)?.officeId;

/** Without `officeId` the region's own rule ends and the region above decides again. */
export type RoutingChange = { readonly officeId: string | undefined; readonly from: Day };

export type RoutingChangeError =
  /** Notices already follow the table as it was. */
  | { readonly kind: 'starts_in_the_past' }
  /** A later change is already planned: change that one. */
  | { readonly kind: 'later_change_exists'; readonly from: Day }
  /** A province must always have an office. */
  | { readonly kind: 'province_needs_office' };

const closedBefore = (period: RoutingPeriod, day: Day): RoutingPeriod =>
  period.validTo !== undefined && period.validTo < day ? period : { ...period, validTo: dayBefore(day) };

/** Closes the running period the day before `from` and opens the new one; a change planned for that very day is replaced. */
export const changeRouting = (
  routing: RegionRouting,
  change: RoutingChange,
  today: Day,
): Result<RegionRouting, RoutingChangeError> => {
  const latest = routing.periods.at(-1);
  if (change.from < today) return err({ kind: 'starts_in_the_past' });
  if (latest !== undefined && latest.validFrom > change.from)
    return err({ kind: 'later_change_exists', from: latest.validFrom });
  if (change.officeId === undefined && !routing.regionCode.includes('.'))
    return err({ kind: 'province_needs_office' });
  const earlier = routing.periods.filter(({ validFrom }) => validFrom < change.from);
  const closed = earlier.map((period) => closedBefore(period, change.from));
  const opened =
    change.officeId === undefined
      ? []
      : [{ officeId: change.officeId, validFrom: change.from, verified: true }];
  return ok({ ...routing, version: routing.version + 1, periods: [...closed, ...opened] });
};
