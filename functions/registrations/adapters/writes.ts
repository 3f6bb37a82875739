import type { Condition, Delete, TransactWrite, Update } from '#shared/store/table.ts';
import type { Registration, RegistrationStatus } from '../domain/registration.ts';
import type { Seats } from '../domain/seats.ts';
import { entryPut, guardDelete, guardPut, replace } from './entry-writes.ts';
import { seatsKey, TABLE, waitingKey } from './keys.ts';
import { stopLinkWrites } from './stop-link.ts';

const capacityIs = (seats: Seats): Condition => ({ attribute: 'capacity', equals: seats.capacity });

/**
 * Conditions name what a decision stands on and no more: two people who both fit do not get into each other's way, as
 * they would with a revision number.
 */
const seatsUpdate = (
  seats: Seats,
  { passed, ...add }: Record<string, number>,
  ...conditions: Condition[]
): Update => ({
  kind: 'update',
  table: TABLE,
  key: seatsKey(seats.eventId),
  add,
  ...(passed === undefined ? {} : { set: { passed } }),
  if: { all: [{ exists: 'pk' }, capacityIs(seats), ...conditions] },
});

const leaveLine = ({ eventId, registrationId, ticket = 0 }: Registration): Delete => ({
  kind: 'delete',
  table: TABLE,
  key: waitingKey(eventId, ticket),
  if: { attribute: 'registrationId', equals: registrationId },
});

const open: Condition = { attribute: 'status', equals: 'open' };
const nobodyWaits: Condition = { attribute: 'waiting', equals: 0 };

const seatOrLine = (seats: Seats, status: RegistrationStatus, places: number): Update =>
  status === 'seated'
    ? seatsUpdate(seats, { seated: 1, passed: places }, open, nobodyWaits, {
        attribute: 'seated',
        lessThan: seats.capacity,
      })
    : seatsUpdate(seats, { waiting: 1 }, open, {
        any: [
          { attribute: 'seated', atLeast: seats.capacity },
          { attribute: 'waiting', greaterThan: 0 },
        ],
      });

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
  promoted.flatMap((registration) => [replace(registration, 'waiting'), leaveLine(registration)]);

/** The message to the promoted prints the schedule: one that has moved since would be superseded and never arrive. */
const scheduleHolds = (seats: Seats): Condition[] => [
  { attribute: 'status', equals: seats.status },
  { attribute: 'scheduleVersion', equals: seats.scheduleVersion },
];

const countersAfterLeaving = ({ seats, before, promoted, moving }: Leaving): Update => {
  if (before.status === 'waiting') return seatsUpdate(seats, { waiting: -1 });
  if (promoted !== undefined) {
    // The seat is given on, so only the line gets shorter.
    const noneTooMany: Condition = { attribute: 'seated', atMost: seats.capacity };
    const passed = promoted.ticket ?? 0;
    return seatsUpdate(seats, { waiting: -1, passed }, noneTooMany, ...scheduleHolds(seats));
  }
  const nobodyWants: Condition = { any: [nobodyWaits, { attribute: 'seated', greaterThan: seats.capacity }] };
  return seatsUpdate(seats, { seated: -1 }, ...(moving ? [nobodyWants] : []));
};

export type Leaving = {
  readonly seats: Seats;
  readonly before: Registration;
  readonly leaver: Registration;
  readonly promoted?: Registration;
  /** False once the event is cancelled or has begun: then nobody moves up. */
  readonly moving: boolean;
  /** The leaver is not told. */
  readonly untold?: true;
};

export const releaseWrites = (leaving: Leaving): TransactWrite[] => {
  const { before, leaver, promoted } = leaving;
  return [
    guardDelete(before),
    replace(leaver, before.status),
    countersAfterLeaving(leaving),
    ...(before.status === 'waiting' ? [leaveLine(before)] : []),
    ...sitDown(promoted === undefined ? [] : [promoted]),
  ];
};

export const promoteWrites = (seats: Seats, promoted: readonly Registration[]): TransactWrite[] => [
  seatsUpdate(
    seats,
    {
      seated: promoted.length,
      waiting: -promoted.length,
      passed: Math.max(...promoted.map(({ ticket = 0 }) => ticket)),
    },
    { attribute: 'seated', atMost: seats.capacity - promoted.length },
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
      { attribute: 'seated', equals: seats.seated },
      { attribute: 'waiting', equals: seats.waiting },
      { attribute: 'status', equals: seats.status },
    ],
  },
});
