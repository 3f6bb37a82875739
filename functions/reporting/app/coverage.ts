import type { EventRecord } from '#functions/events/contract.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import {
  type Clock,
  type Duration,
  durationMillis,
  instantFromMillis,
  millisOf,
} from '#shared/kernel/time.ts';
import { type Coverage, coverageOf, type Place, type Visit } from '../domain/coverage.ts';
import type { FollowUp } from '../domain/follow-up.ts';
import type { FollowUpStore, Known, NotFound } from './ports.ts';

type Deps = {
  readonly known: Known;
  readonly followUps: Pick<FollowUpStore, 'of'>;
  readonly clock: Clock;
};

export type CoverageWithAnswers = Coverage & { readonly answers: ReadonlyMap<string, FollowUp> };
export type UnknownRegion = { readonly kind: 'unknown_region' };

const DISTRICT = 8;

/** Who the event is for: the regions of its scope, else the district of its venue. */
export const scopeCodes = ({
  scopeRegions,
  venue,
}: Pick<EventRecord, 'scopeRegions' | 'venue'>): readonly string[] =>
  scopeRegions === undefined || scopeRegions.length === 0
    ? [venue.regionCode.slice(0, DISTRICT)]
    : scopeRegions;

/** Two years: what was said longer ago has to be said again. */
const LOOKS_BACK = 'P730D' as Duration;
const AT_ONCE = 8;

const visitOf =
  ({ known, followUps }: Deps) =>
  async ({ eventId, shortName, localStart }: EventRecord) => {
    const [attendees, answers] = await Promise.all([known.attendees(eventId), followUps.of(eventId)]);
    const people = attendees.filter(({ since }) => since !== undefined);
    const visit: Visit = { eventId, title: shortName, date: localStart.slice(0, 10), people };
    return { visit, answers };
  };

const cover = async (
  deps: Deps,
  places: readonly Place[],
  events: readonly EventRecord[],
): Promise<CoverageWithAnswers> => {
  const read = visitOf(deps);
  const visits: Visit[] = [];
  const answers = new Map<string, FollowUp>();
  for (let from = 0; from < events.length; from += AT_ONCE)
    for (const found of await Promise.all(events.slice(from, from + AT_ONCE).map(read))) {
      visits.push(found.visit);
      // The latest event comes first: its answer is the one that counts.
      for (const answer of found.answers)
        if (!answers.has(answer.regionCode)) answers.set(answer.regionCode, answer);
    }
  return { ...coverageOf(places, visits), answers };
};

const unique = (places: readonly Place[]): Place[] => [
  ...new Map(places.map((place) => [place.code, place])).values(),
];

/** Which villages of a district or regency the office has reached, by which events of the last two years. */
export const makeReadCoverage =
  (deps: Deps) =>
  async (officeId: string, regionCode: string): Promise<Result<CoverageWithAnswers, UnknownRegion>> => {
    const places = await deps.known.places(regionCode);
    if (places === undefined) return err({ kind: 'unknown_region' });
    const now = deps.clock.now();
    const from = instantFromMillis(millisOf(now) - durationMillis(LOOKS_BACK));
    return ok(await cover(deps, places, await deps.known.begun(officeId, from, now)));
  };

/** Which villages of an event's own scope it has reached. */
export const makeReadEventCoverage =
  (deps: Deps) =>
  async (
    eventId: string,
    officeId: string,
  ): Promise<Result<CoverageWithAnswers & { readonly event: EventRecord }, NotFound>> => {
    const event = await deps.known.event(eventId, officeId);
    if (event === undefined) return err({ kind: 'event_not_found' });
    const lists = await Promise.all(scopeCodes(event).map(deps.known.places));
    const places = unique(lists.flatMap((list) => list ?? []));
    return ok({ ...(await cover(deps, places, [event])), event });
  };
