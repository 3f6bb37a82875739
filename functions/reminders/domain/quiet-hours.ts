import type { Duration, Instant, LocalDateTime, Zone } from '#shared/kernel/time.ts';
import { localMinus, plus, toInstant, toLocal } from '#shared/kernel/time.ts';
import type { QuietHours } from './timeline.ts';

const ONE_DAY = 'P1D' as Duration;

/** How long before quiet hours a reminder that is brought forward goes out, so that its last SMS is through before them. */
const BEFORE_QUIET = 'PT30M' as Duration;

const hourOf = (local: LocalDateTime): string => local.slice(11, 16);
const at = (local: LocalDateTime, hour: string): LocalDateTime =>
  `${local.slice(0, 10)}T${hour}` as LocalDateTime;
// No zone of Indonesia has daylight saving: a day later on the wall is 24 hours later.
const dayAfter = (local: LocalDateTime, zone: Zone): LocalDateTime =>
  toLocal(plus(toInstant(local, zone), ONE_DAY), zone);

const isOvernight = ({ from, to }: QuietHours): boolean => from > to;

export const isQuiet = (local: LocalDateTime, quiet: QuietHours): boolean => {
  const hour = hourOf(local);
  return isOvernight(quiet) ? hour >= quiet.from || hour < quiet.to : hour >= quiet.from && hour < quiet.to;
};

/** When the quiet hours in which `local` lies are over. */
export const quietEnd = (local: LocalDateTime, zone: Zone, quiet: QuietHours): Instant => {
  const nextDay = isOvernight(quiet) && hourOf(local) >= quiet.from;
  return toInstant(at(nextDay ? dayAfter(local, zone) : local, quiet.to), zone);
};

/** The last good moment before the quiet hours in which `local` lies. */
export const beforeQuiet = (local: LocalDateTime, zone: Zone, quiet: QuietHours): Instant => {
  const dayEarlier = isOvernight(quiet) && hourOf(local) < quiet.to;
  const start = at(dayEarlier ? localMinus(local, ONE_DAY) : local, quiet.from);
  return toInstant(localMinus(start, BEFORE_QUIET), zone);
};
