import type { EventFacts, Facts } from './facts.ts';
import { type Invariant, repeats } from './invariant.ts';
import type { Registration } from './reading.ts';

/** Whether somebody had a seat right after `instant`, by the registration's own dates. */
export const isSeatedAt = (registration: Registration, instant: string): boolean => {
  const { ticket, registeredAt, promotedAt, cancelledAt } = registration;
  // Whoever drew a ticket waited, and sits only since the promotion.
  const since = ticket === undefined ? registeredAt : promotedAt;
  return since !== undefined && since <= instant && (cancelledAt === undefined || cancelledAt > instant);
};

const seatedAt = (registrations: readonly Registration[], instant: string): number =>
  registrations.filter((registration) => isSeatedAt(registration, instant)).length;

/** The worst moment counts, not the end. */
const overCapacity = ({ event, registrations }: EventFacts): number => {
  const moments = registrations.flatMap(({ registeredAt, promotedAt = registeredAt }) => [
    registeredAt,
    promotedAt,
  ]);
  const over = moments.map((moment) => seatedAt(registrations, moment) - (event.capacity ?? 0));
  return Math.max(0, ...over);
};

const countOf = (registrations: readonly Registration[], wanted: string): number =>
  registrations.filter(({ status }) => status === wanted).length;

/** A seat that is kept for an answer is not empty, and who is asked does not wait for another. */
const emptyWhileWaiting = ({ event: { seats }, registrations }: EventFacts): number => {
  if (seats === null) return 0;
  const offered = countOf(registrations, 'offered');
  return Math.max(0, Math.min(seats.waiting - offered, seats.capacity - seats.seated - offered));
};

/** What the event says of its seats, against the list of registrations. */
const miscounted = ({ event: { seats }, registrations }: EventFacts): number => {
  if (seats === null) return 0;
  const unseated = countOf(registrations, 'waiting') + countOf(registrations, 'offered');
  return Math.abs(seats.seated - countOf(registrations, 'seated')) + Math.abs(seats.waiting - unseated);
};

const sameHolder = ({ event, registrations }: EventFacts): number => {
  const active = registrations.filter(({ status }) => status !== 'cancelled');
  return repeats(active, ({ phone, institution = '' }) =>
    event.seatsPer === 'institution' ? institution : phone,
  );
};

const overEvents =
  (count: (facts: EventFacts) => number) =>
  ({ events }: Facts): number =>
    events.reduce((total, facts) => total + count(facts), 0);

export const seatChecks: readonly Invariant[] = [
  {
    name: 'seatsOverCapacity',
    title: 'seats given beyond capacity, at any moment',
    count: overEvents(overCapacity),
  },
  {
    name: 'emptySeatsWhileWaiting',
    title: 'seats empty while somebody waits',
    count: overEvents(emptyWhileWaiting),
  },
  { name: 'seatsMiscounted', title: 'seats counted otherwise than listed', count: overEvents(miscounted) },
  { name: 'seatsHeldTwice', title: 'people or companies with two seats', count: overEvents(sameHolder) },
];
