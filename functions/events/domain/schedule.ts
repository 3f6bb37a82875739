import { type LocalDateTime, toInstant, type Zone } from '#shared/kernel/time.ts';
import type { EventRecord, Schedule, Told } from './event.ts';

/** A schedule with the zone that its place gives it. */
export type PlacedSchedule = Schedule & { readonly zone: Zone };

export const placed = (schedule: PlacedSchedule) => ({
  ...schedule,
  startsAt: toInstant(schedule.localStart, schedule.zone),
  endsAt: toInstant(schedule.localEnd, schedule.zone),
});

/** Whether people who know the old schedule would come at the wrong time or to the wrong place. */
export const misleads = (before: EventRecord, after: EventRecord): boolean =>
  before.localStart !== after.localStart ||
  before.zone !== after.zone ||
  before.venue.name !== after.venue.name;

export const toldOf = (event: {
  readonly localStart: LocalDateTime;
  readonly venue: { readonly name: string };
}): Told => ({
  localStart: event.localStart,
  venueName: event.venue.name,
});
