import { gateSet } from '#functions/messaging/contract.ts';
import { type Duration, type Instant, millisOf, plus } from '#shared/kernel/time.ts';
import type { Put, TransactWrite, Update } from '#shared/store/table.ts';
import { TIME_TO_LIVE } from '#shared/store/tables.ts';
import type { AnsweredOffer, MadeOffer } from '../app/ports.ts';
import type { Registration } from '../domain/registration.ts';
import { roomForSeated, type Seats } from '../domain/seats.ts';
import { offeredIs, scheduleHolds, seatsUpdate } from './counters.ts';
import { replace } from './entry-writes.ts';
import { linkKey, offerKey, TABLE, waitingKey } from './keys.ts';

/** Offers to be ended. */
export const OFFERS_SHARD = 'offers';

/** As long as the page of a registration is of use to whoever keeps old SMS. */
const LINK_GOOD_FOR = 'P365D' as Duration;

/** Closed when the offer ends, so that an SMS that was held over night does not tell of it. */
export const offerGate = ({ registrationId, asked = 0 }: Registration): string =>
  `offer:${registrationId}-${asked}`;

const ofHolder = ({ registrationId }: Registration) =>
  ({ attribute: 'registrationId', equals: registrationId }) as const;

const made = (seats: Seats, { registration, token }: MadeOffer): TransactWrite[] => {
  const { eventId, registrationId, ticket = 0, asked = 0, offeredUntil } = registration;
  const { asked: _asked, ...unasked } = registration;
  const before: Registration = { ...unasked, status: 'waiting', ...(asked > 1 ? { asked: asked - 1 } : {}) };
  const due = { dueShard: OFFERS_SHARD, dueAt: offeredUntil };
  const expires = Math.ceil(millisOf(plus(seats.startsAt, LINK_GOOD_FOR)) / 1000);
  const offer: Put = {
    kind: 'put',
    table: TABLE,
    item: { ...offerKey(eventId, registrationId), eventId, registrationId, ...due },
    if: { missing: 'pk' },
  };
  const link: Put = {
    kind: 'put',
    table: TABLE,
    item: { ...linkKey(token), eventId, registrationId, [TIME_TO_LIVE]: expires },
    if: { missing: 'pk' },
  };
  return [
    replace(registration, before),
    { kind: 'delete', table: TABLE, key: waitingKey(eventId, ticket), if: ofHolder(registration) },
    offer,
    link,
  ];
};

/** Out of the line, each with a seat kept and a link to answer by. */
export const offerWrites = (seats: Seats, offers: readonly MadeOffer[]): TransactWrite[] => {
  const count = offers.length;
  return [
    seatsUpdate(
      seats,
      { offered: count, offersMade: count, waiting: -count },
      { attribute: 'seated', atMost: roomForSeated(seats) - count },
      offeredIs(seats),
      ...scheduleHolds(seats),
    ),
    ...offers.flatMap((offer) => made(seats, offer)),
  ];
};

export const endOfOffer = (before: Registration): TransactWrite[] => [
  {
    kind: 'delete',
    table: TABLE,
    key: offerKey(before.eventId, before.registrationId),
    if: ofHolder(before),
  },
  gateSet(offerGate(before), { version: 1, open: false }),
];

/** The kept seat is taken. */
export const acceptWrites = ({ seats, before, after }: AnsweredOffer): TransactWrite[] => [
  seatsUpdate(seats, { offered: -1, seated: 1 }, ...scheduleHolds(seats)),
  replace(after, before),
  ...endOfOffer(before),
];

/** The kept seat is free again, and whoever was asked stands in line at their new place. */
export const lapseWrites = ({ seats, before, after }: AnsweredOffer): TransactWrite[] => [
  seatsUpdate(seats, { offered: -1, waiting: 1, mark: true }),
  replace(after, before),
  {
    kind: 'put',
    table: TABLE,
    item: { ...waitingKey(after.eventId, after.ticket ?? 0), registrationId: after.registrationId },
    if: { missing: 'pk' },
  },
  ...endOfOffer(before),
];

/** The event was moved forward: the offer is looked at sooner. */
export const hastenWrite = (eventId: string, registrationId: string, dueAt: Instant): Update => ({
  kind: 'update',
  table: TABLE,
  key: offerKey(eventId, registrationId),
  set: { dueAt },
  if: { attribute: 'dueAt', greaterThan: dueAt },
});
