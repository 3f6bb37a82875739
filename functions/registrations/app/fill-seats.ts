import type { Ids } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock, Instant } from '#shared/kernel/time.ts';
import { lastAnswer, mayBeAsked, offered, passingOn } from '../domain/offer.ts';
import { promoted, type Registration } from '../domain/registration.ts';
import { freeForWaiting, type Seats, seatsAreMoving } from '../domain/seats.ts';
import { type TooBusy, untilWon } from './attempts.ts';
import type { LostRace, MessageKeys, RegistrationStore, WakeMessages } from './ports.ts';

// Each takes three writes of the 100 that one transaction may have, and five to be asked.
const AT_ONCE = 25;
const ASKED_AT_ONCE = 15;

type FillDeps = {
  readonly store: RegistrationStore;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'token'>;
  readonly publicUrl: string;
  readonly wake: WakeMessages;
};

/**
 * Gives every free seat to whoever waits, or offers it when the event is near, first come first; returns how many sat
 * down or were asked. Safe to call at any time.
 */
export const makeFillSeats =
  (deps: FillDeps) =>
  async (eventId: string): Promise<Result<number, TooBusy>> => {
    let filled = 0;
    for (;;) {
      const step = await untilWon(() => fillSome(deps, eventId));
      if (!step.ok) return step;
      if (step.value === 0) return ok(filled);
      filled += step.value;
    }
  };

const fillSome = async (deps: FillDeps, eventId: string): Promise<Result<number, LostRace>> => {
  const { store, clock, wake } = deps;
  const seats = await store.seats(eventId);
  if (seats === undefined) return ok(0);
  const now = clock.now();
  const free = seatsAreMoving(seats, now) ? Math.min(freeForWaiting(seats), AT_ONCE) : 0;
  if (free === 0) return unmark(store, seats);
  const next = await store.firstWaiting(eventId, free);
  if (next.length === 0) return err({ kind: 'lost_race' });
  const { count, moved } = await pass(deps, seats, next, now);
  if (!moved.ok) return moved;
  await wake(moved.value);
  return ok(count);
};

type Passed = { readonly count: number; readonly moved: Result<MessageKeys, LostRace> };

const pass = async (
  { store, ids, publicUrl }: FillDeps,
  seats: Seats,
  next: readonly Registration[],
  now: Instant,
): Promise<Passed> => {
  const passing = passingOn(seats, now);
  const given = passing.how === 'give' ? next : untilFirst(next, mayBeAsked);
  if (given.length > 0 || passing.how === 'give') {
    const seated = given.map((registration) => promoted(registration, now));
    return { count: seated.length, moved: await store.promote(seats, seated, now) };
  }
  const asked = untilFirst(next, (registration) => !mayBeAsked(registration)).slice(0, ASKED_AT_ONCE);
  const offers = asked.map((registration) => {
    const token = ids.token();
    return { registration: offered(registration, passing.until), token, link: `${publicUrl}/k/${token}` };
  });
  return { count: offers.length, moved: await store.offer(seats, offers, now) };
};

const untilFirst = (line: readonly Registration[], ends: (one: Registration) => boolean) => {
  const end = line.findIndex(ends);
  return end < 0 ? line : line.slice(0, end);
};

/** Nothing to fill. Whoever marked the event may have moved it forward: its offers may have to end sooner. */
const unmark = async (store: RegistrationStore, seats: Seats): Promise<Result<number, LostRace>> => {
  if ((seats.offered ?? 0) > 0) await store.hastenOffers(seats.eventId, lastAnswer(seats));
  const done = await store.unmark(seats);
  return done.ok ? ok(0) : done;
};
