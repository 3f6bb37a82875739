import {
  type Duration,
  durationMillis,
  type Instant,
  instantFromMillis,
  type LocalDateTime,
  millisOf,
  toInstant,
  toLocal,
  type Zone,
} from '#shared/kernel/time.ts';

const DAY = 24 * 3600 * 1000;

const nineOn = (local: LocalDateTime, zone: Zone): Instant =>
  toInstant(`${local.slice(0, 10)}T09:00` as LocalDateTime, zone);

/** 09.00 on the wall, so long after the day on which the event ended. */
export const atNine = (localEnd: LocalDateTime, after: Duration, zone: Zone): Instant =>
  instantFromMillis(millisOf(nineOn(localEnd, zone)) + durationMillis(after));

/** The same, or the next 09.00 when that has passed already. */
export const nineFrom = (due: Instant, now: Instant, zone: Zone): Instant => {
  if (due >= now) return due;
  const today = nineOn(toLocal(now, zone), zone);
  return today >= now ? today : instantFromMillis(millisOf(today) + DAY);
};
