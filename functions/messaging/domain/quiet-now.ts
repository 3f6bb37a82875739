import {
  type Duration,
  type Instant,
  type LocalDateTime,
  plus,
  toInstant,
  toLocal,
} from '#shared/kernel/time.ts';
import type { QuietRule } from './intent.ts';

const ONE_DAY = 'P1D' as Duration;

/** When the quiet hours in which `now` lies are over; undefined outside of them. */
export const quietUntil = ({ from, to, zone }: QuietRule, now: Instant): Instant | undefined => {
  const local = toLocal(now, zone);
  const hour = local.slice(11);
  const overnight = from > to;
  const isQuiet = overnight ? hour >= from || hour < to : hour >= from && hour < to;
  if (!isQuiet) return undefined;
  // No zone of Indonesia has daylight saving: a day later on the wall is 24 hours later.
  const day = overnight && hour >= from ? toLocal(plus(now, ONE_DAY), zone) : local;
  return toInstant(`${day.slice(0, 10)}T${to}` as LocalDateTime, zone);
};
