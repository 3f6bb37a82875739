import type { Condition, Update } from '#shared/store/table.ts';
import type { Seats } from '../domain/seats.ts';
import { seatsKey, TABLE } from './keys.ts';
import { MARK } from './seats-writes.ts';

type Change = {
  readonly seated?: number;
  readonly waiting?: number;
  readonly offered?: number;
  readonly offersMade?: number;
  readonly passed?: number;
  /** Seats may have become free: whoever dies before filling them leaves the mark for the sweeper. */
  readonly mark?: boolean;
};

export const capacityIs = (seats: Seats): Condition => ({ attribute: 'capacity', equals: seats.capacity });

/** For decisions about free seats. Rows of earlier versions have no such counter. */
export const offeredIs = ({ offered = 0 }: Seats): Condition => {
  const same: Condition = { attribute: 'offered', equals: offered };
  return offered === 0 ? { any: [{ missing: 'offered' }, same] } : same;
};

/** The message to the promoted prints the schedule: one that has moved since would be superseded and never arrive. */
export const scheduleHolds = (seats: Seats): Condition[] => [
  { attribute: 'status', equals: seats.status },
  { attribute: 'scheduleVersion', equals: seats.scheduleVersion },
];

/**
 * Conditions name what a decision stands on and no more: two people who both fit do not get into each other's way, as
 * they would with a revision number.
 */
export const seatsUpdate = (
  seats: Seats,
  { passed, mark, ...add }: Change,
  ...conditions: readonly Condition[]
): Update => ({
  kind: 'update',
  table: TABLE,
  key: seatsKey(seats.eventId),
  // Spread anew: only counters are left, none of them undefined.
  add: { ...(add as Readonly<Record<string, number>>) },
  ...(passed === undefined && mark !== true
    ? {}
    : { set: { ...(passed === undefined ? {} : { passed }), ...(mark === true ? MARK : {}) } }),
  if: { all: [{ exists: 'pk' }, capacityIs(seats), ...conditions] },
});
