import { type Duration, type Instant, plus, toInstant } from '#shared/kernel/time.ts';
import type { Seats } from './seats.ts';

/** Of events that were stored without their end. */
const AT_MOST = 'PT8H' as Duration;

export const endOf = ({
  localEnd,
  zone,
  startsAt,
}: Pick<Seats, 'localEnd' | 'zone' | 'startsAt'>): Instant =>
  localEnd === undefined ? plus(startsAt, AT_MOST) : toInstant(localEnd, zone);

/** A link ends a day after the event, or a day after it was made for one that is over. */
const GOOD_FOR = 'P1D' as Duration;

export const doorLinkEnds = (seats: Seats, createdAt: Instant): Instant => {
  const end = endOf(seats);
  return plus(createdAt > end ? createdAt : end, GOOD_FOR);
};
