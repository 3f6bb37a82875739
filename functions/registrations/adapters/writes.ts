import type { Condition, Delete, TransactWrite, Update } from '#shared/store/table.ts';
import type { Registration, RegistrationStatus } from '../domain/registration.ts';
import { passedTo, roomForSeated, type Seats } from '../domain/seats.ts';
import { capacityIs, offeredIs, scheduleHolds, seatsUpdate } from './counters.ts';
import { entryPut, guardDelete, guardPut, replace } from './entry-writes.ts';
import { seatsKey, TABLE, waitingKey } from './keys.ts';
import { endOfOffer } from './offer-writes.ts';
import { stopLinkWrites } from './stop-link.ts';

const leaveLine = ({ eventId, registrationId, ticket = 0 }: Registration): Delete => ({
  kind: 'delete',
  table: TABLE,
  key: waitingKey(eventId, ticket),
  if: { attribute: 'registrationId', equals: registrationId },
});

const open: Condition = { attribute: 'status', equals: 'open' };
const nobodyWaits: Condition = { attribute: 'waiting', equals: 0 };

const seatOrLine = (seats: Seats, status: RegistrationStatus, places: number): Update => {
  const room = roomForSeated(seats);
  return status === 'seated'
    ? seatsUpdate(
        seats,
        { seated: 1, ...passedTo(seats, places) },
        ...[open, nobodyWaits, offeredIs(seats), { attribute: 'seated', lessThan: room }],
      )
    : seatsUpdate(seats, { waiting: 1 }, open, offeredIs(seats), {
        any: [
          { attribute: 'seated', atLeast: room },
          { attribute: 'waiting', greaterThan: 0 },
        ],
      });
};

/** The guard comes first: its position tells why a transaction was refused. */
export const GUARD_INDEX = 0;

export const admitWrites = (seats: Seats, registration: Registration, places: number): TransactWrite[] => {
  const { eventId, registrationId, status, ticket } = registration;
  const writes: TransactWrite[] = [
    guardPut(registration),
    entryPut(registration),
    seatOrLine(seats, status, places),
  ];
  if (status === 'waiting' && ticket !== undefined) {
    const item = { ...waitingKey(eventId, ticket), registrationId };
    writes.push({ kind: 'put', table: TABLE, item, if: { missing: 'pk' } });
  }
  return [...writes, ...stopLinkWrites(seats, registration)];
};

/** Those who sit down: out of the line, and their entries changed; the counters are the caller's. */
const sitDown = (promoted: readonly Registration[]): TransactWrite[] =>
  promoted.flatMap((registration) => [
    replace(registration, { ...registration, status: 'waiting' }),
    leaveLine(registration),
  ]);

const countersAfterLeaving = (leaving: Leaving): Update => {
  const { seats, before, promoted, moving, refill } = leaving;
  if (before.status === 'waiting') return seatsUpdate(seats, { waiting: -1 });
  if (before.status === 'offered') return seatsUpdate(seats, { offered: -1, mark: true });
  const room = roomForSeated(seats);
  if (promoted !== undefined) {
    // The seat is given on, so only the line gets shorter.
    const noneTooMany: Condition = { attribute: 'seated', atMost: room };
    const passed = passedTo(seats, promoted.ticket ?? 0);
    const conditions = [noneTooMany, offeredIs(seats), ...scheduleHolds(seats)];
    return seatsUpdate(seats, { waiting: -1, ...passed }, ...conditions);
  }
  if (refill === true) return seatsUpdate(seats, { seated: -1, mark: true });
  const nobodyWants: Condition = { any: [nobodyWaits, { attribute: 'seated', greaterThan: room }] };
  return seatsUpdate(seats, { seated: -1 }, ...(moving ? [nobodyWants, offeredIs(seats)] : []));
};

export type Leaving = {
  readonly seats: Seats;
  readonly before: Registration;
  readonly leaver: Registration;
  readonly promoted?: Registration;
  /** False once the event is cancelled or has begun: then nobody moves up. */
  readonly moving: boolean;
  /** The seat stays free and is marked, for whoever fills it next. */
  readonly refill?: boolean;
  /** The leaver is not told. */
  readonly untold?: true;
};

export const releaseWrites = (leaving: Leaving): TransactWrite[] => {
  const { before, leaver, promoted } = leaving;
  return [
    guardDelete(before),
    replace(leaver, before),
    countersAfterLeaving(leaving),
    ...(before.status === 'waiting' ? [leaveLine(before)] : []),
    ...(before.status === 'offered' ? endOfOffer(before) : []),
    ...sitDown(promoted === undefined ? [] : [promoted]),
  ];
};

export const promoteWrites = (seats: Seats, promoted: readonly Registration[]): TransactWrite[] => [
  seatsUpdate(
    seats,
    {
      seated: promoted.length,
      waiting: -promoted.length,
      ...passedTo(seats, Math.max(...promoted.map(({ ticket = 0 }) => ticket))),
    },
    { attribute: 'seated', atMost: roomForSeated(seats) - promoted.length },
    offeredIs(seats),
    ...scheduleHolds(seats),
  ),
  ...sitDown(promoted),
];

/** Nothing free for anybody who waits, or nobody will move any more. */
export const unmarkWrite = (seats: Seats): Update => ({
  kind: 'update',
  table: TABLE,
  key: seatsKey(seats.eventId),
  remove: ['dueShard', 'dueAt'],
  if: {
    all: [
      { exists: 'pk' },
      capacityIs(seats),
      offeredIs(seats),
      { attribute: 'seated', equals: seats.seated },
      { attribute: 'waiting', equals: seats.waiting },
      { attribute: 'scheduleVersion', equals: seats.scheduleVersion },
      { attribute: 'status', equals: seats.status },
    ],
  },
});
