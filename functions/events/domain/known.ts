import type { Instant } from '#shared/kernel/time.ts';
import type { EventRecord, Told } from './event.ts';

/** What people know of an event once they have been told of it as it is. */
export const toldOf = ({ localStart, venue, zone, shortName, title }: EventRecord): Told => ({
  localStart,
  venueName: venue.name,
  zone,
  regionCode: venue.regionCode,
  shortName,
  title,
});

/** Whether people who believe `told` would miss the event as it is, or not know it by its name. */
export const misleads = (told: Told, event: EventRecord): boolean => {
  const now = toldOf(event);
  return (
    told.localStart !== now.localStart ||
    told.venueName !== now.venueName ||
    (told.zone ?? now.zone) !== now.zone ||
    (told.regionCode ?? now.regionCode) !== now.regionCode ||
    (told.shortName ?? now.shortName) !== now.shortName ||
    (told.title ?? now.title) !== now.title
  );
};

/** A change that nobody has been told of yet, or not everybody. */
export type Untold = {
  readonly told: Told;
  readonly since: Instant;
  /** Whether somebody registered or moved up while it stood: they have seen what nobody else has. */
  readonly seenBySome: boolean;
  /** Its notice is just going out: some know of it, others will not, since a new version stops the rest. */
  readonly isBeingTold?: true;
};

type Telling = Pick<EventRecord, 'told' | 'untoldSince'>;

/** What everybody but the few who saw a change that was taken back still believes. */
const base = (before: EventRecord, untold: Untold | undefined): Told =>
  untold === undefined || untold.told.onlySince !== undefined ? toldOf(before) : untold.told;

/** Back at what people know: only those who saw the state in between, or were told of it, have to hear of it. */
const takenBack = (before: EventRecord, { since, seenBySome, isBeingTold }: Untold): Telling => {
  const told = toldOf(before);
  if (isBeingTold) return { told, untoldSince: since };
  return { ...(seenBySome ? { told: { ...told, onlySince: since } } : {}), untoldSince: since };
};

/** What the notice of a new version says was before, if there is to be one. Any number of untold changes are one. */
export const telling = (
  before: EventRecord,
  after: EventRecord,
  untold: Untold | undefined,
  now: Instant,
): Telling => {
  const since = untold?.since ?? now;
  const told = base(before, untold);
  if (misleads(told, after)) return { told, untoldSince: since };
  if (untold === undefined) return {};
  if (misleads(toldOf(before), after)) return takenBack(before, untold);
  return { told: untold.told, untoldSince: since };
};
