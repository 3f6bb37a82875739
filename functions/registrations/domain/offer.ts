import {
  type Duration,
  durationMillis,
  type Instant,
  instantFromMillis,
  type LocalDateTime,
  millisOf,
  plus,
  toInstant,
  toLocal,
} from '#shared/kernel/time.ts';
import type { Registration } from './registration.ts';
import type { Seats } from './seats.ts';

/** Farther ahead than this a free seat is given without asking: there is time to give it back. */
const ASKED_WITHIN = 'P1D' as Duration;
const TO_ANSWER = 'PT4H' as Duration;
/** Whoever is asked has at least so long; with less left, the seat is given without asking. */
const LEAST_TO_ANSWER = 'PT1H' as Duration;
/** Nobody sets out for an event later than this. */
const BEFORE_START = 'PT1H' as Duration;
const ONE_MINUTE = 'PT1M' as Duration;
const ONE_DAY = 'P1D' as Duration;

type Hours = Pick<Seats, 'quietHours' | 'zone'>;

const before = (at: Instant, by: Duration): Instant => instantFromMillis(millisOf(at) - durationMillis(by));
const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);

/** The quiet hours in which `at` lies; undefined outside of them, and for events that never said which they are. */
const quietAround = ({ quietHours, zone }: Hours, at: Instant) => {
  if (quietHours === undefined) return undefined;
  const { from, to } = quietHours;
  const local = toLocal(at, zone);
  const hour = local.slice(11);
  const overnight = from > to;
  if (overnight ? hour < from && hour >= to : hour < from || hour >= to) return undefined;
  // No zone of Indonesia has daylight saving: a day on the wall is 24 hours.
  const on = (day: Instant, clock: string): Instant =>
    toInstant(`${toLocal(day, zone).slice(0, 10)}T${clock}` as LocalDateTime, zone);
  return {
    begin: on(overnight && hour < to ? before(at, ONE_DAY) : at, from),
    end: on(overnight && hour >= from ? plus(at, ONE_DAY) : at, to),
  };
};

/** No answer counts from then on: an hour before the start, or before the quiet hours in which that lies. */
export const lastAnswer = (seats: Hours & Pick<Seats, 'startsAt'>): Instant => {
  const latest = before(seats.startsAt, BEFORE_START);
  const quiet = quietAround(seats, latest);
  return quiet === undefined ? latest : before(quiet.begin, ONE_MINUTE);
};

export type PassingOn =
  | { readonly how: 'give' }
  /** `until` is the first instant that is too late for an answer. */
  | { readonly how: 'offer'; readonly until: Instant };

/**
 * How a free seat goes to the next in line. It is offered within a day before the start, four hours to answer from when
 * its SMS may be sent; a deadline in quiet hours moves to their end. Without time for an answer, or without a page to
 * answer on, it is given: a seat for somebody who may not come is better than one that is surely empty.
 */
export const passingOn = (seats: Hours & Pick<Seats, 'startsAt' | 'code'>, now: Instant): PassingOn => {
  if (seats.code === undefined || now < before(seats.startsAt, ASKED_WITHIN)) return { how: 'give' };
  const sent = quietAround(seats, now)?.end ?? now;
  const wanted = plus(sent, TO_ANSWER);
  const until = earlier(quietAround(seats, wanted)?.end ?? wanted, lastAnswer(seats));
  return until < plus(sent, LEAST_TO_ANSWER) ? { how: 'give' } : { how: 'offer', until };
};

/** Who wants no SMS would never hear of an offer, and is given the seat as far ahead of the event. */
export const mayBeAsked = ({ quietSince }: Registration): boolean => quietSince === undefined;

/** When an offer ends; sooner than was said when the event was moved forward since. */
export const offerEnds = ({ offeredUntil }: Registration, seats: Seats): Instant =>
  earlier(offeredUntil ?? lastAnswer(seats), lastAnswer(seats));

export const offerStands = (registration: Registration, seats: Seats, now: Instant): boolean =>
  registration.status === 'offered' && now < offerEnds(registration, seats);

export const offered = (registration: Registration, until: Instant): Registration => ({
  ...registration,
  status: 'offered',
  offeredUntil: until,
  asked: (registration.asked ?? 0) + 1,
});

/** Nobody answered in time: whoever was asked waits on, behind all others. */
export const lapsed = (registration: Registration, ticket: number): Registration => {
  const { offeredUntil: _until, ...kept } = registration;
  return { ...kept, status: 'waiting', ticket };
};
