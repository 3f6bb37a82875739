import * as z from 'zod';
import { type Duration, millisOf, plus } from '#shared/kernel/time.ts';
import type { Item, TransactWrite } from '#shared/store/table.ts';
import { TIME_TO_LIVE } from '#shared/store/tables.ts';
import type { Registration } from '../domain/registration.ts';
import type { Repeat } from '../domain/repeat.ts';
import type { Seats } from '../domain/seats.ts';
import { entryPut, guardDelete, guardPut, replace } from './entry-writes.ts';
import { person } from './items.ts';
import { personKey, repeatKey, seatsKey, TABLE, waitingKey } from './keys.ts';
import { stopLinkWrites } from './stop-link.ts';

const storedRepeat = z.object({
  ...person,
  status: z.enum(['active', 'cancelled']),
  of: z.string(),
  shown: z.enum(['seated', 'waiting']),
});

export const repeatOf = (item: Item): Repeat => storedRepeat.parse(item);

/** As long as somebody may come back to the page that it was answered with. */
const KEPT_FOR = 'P400D' as Duration;

export const repeatItem = (repeat: Repeat): Item => ({
  ...repeatKey(repeat.eventId, repeat.registrationId),
  ...repeat,
  [TIME_TO_LIVE]: Math.ceil(millisOf(plus(repeat.registeredAt, KEPT_FOR)) / 1000),
});

/** Counted on the same row as a seat is: to the sender, one write is like the other. */
export const repeatWrites = (repeat: Repeat): TransactWrite[] => [
  {
    kind: 'check',
    table: TABLE,
    key: personKey(repeat.eventId, repeat.identity),
    if: { attribute: 'registrationId', equals: repeat.of },
  },
  { kind: 'put', table: TABLE, item: repeatItem(repeat), if: { missing: 'pk' } },
  {
    kind: 'update',
    table: TABLE,
    key: seatsKey(repeat.eventId),
    add: { repeats: 1 },
    if: { attribute: 'status', oneOf: ['open', 'closed'] },
  },
];

export type HandingOver = {
  readonly seats: Seats;
  readonly from: Registration;
  readonly leaver: Registration;
  readonly to: Registration;
};

/** The guard of the new holder comes first, as where somebody registers. Counters stay: one person for another. */
export const handOverWrites = ({ seats, from, leaver, to }: HandingOver): TransactWrite[] => {
  const { eventId, ticket = 0 } = from;
  const line: TransactWrite = {
    kind: 'update',
    table: TABLE,
    key: waitingKey(eventId, ticket),
    set: { registrationId: to.registrationId },
    if: { attribute: 'registrationId', equals: from.registrationId },
  };
  const guard = guardPut(to);
  const guards: TransactWrite[] =
    from.identity === to.identity
      ? [{ ...guard, if: { attribute: 'registrationId', equals: from.registrationId } }]
      : [guard, guardDelete(from)];
  return [
    ...guards,
    replace(leaver, from),
    entryPut(to),
    {
      kind: 'check',
      table: TABLE,
      key: seatsKey(eventId),
      if: { attribute: 'status', oneOf: ['open', 'closed'] },
    },
    ...(from.status === 'waiting' ? [line] : []),
    ...stopLinkWrites(seats, to),
  ];
};
