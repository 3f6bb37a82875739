import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/kernel/time.ts';
import { promoted } from '../domain/registration.ts';
import { freeForWaiting, type Seats, seatsAreMoving } from '../domain/seats.ts';
import { type TooBusy, untilWon } from './attempts.ts';
import type { LostRace, RegistrationStore, WakeMessages } from './ports.ts';

// Each takes three writes of the 100 that one transaction may have.
const AT_ONCE = 25;

type Deps = { readonly store: RegistrationStore; readonly clock: Clock; readonly wake: WakeMessages };

/** Gives every free seat to whoever waits, first come first; returns how many sat down. Safe to call at any time. */
export const makeFillSeats =
  (deps: Deps) =>
  async (eventId: string): Promise<Result<number, TooBusy>> => {
    let filled = 0;
    for (;;) {
      const step = await untilWon(() => fillSome(deps, eventId));
      if (!step.ok) return step;
      if (step.value === 0) return ok(filled);
      filled += step.value;
    }
  };

const fillSome = async ({ store, clock, wake }: Deps, eventId: string): Promise<Result<number, LostRace>> => {
  const seats = await store.seats(eventId);
  if (seats === undefined) return ok(0);
  const now = clock.now();
  const free = seatsAreMoving(seats, now) ? Math.min(freeForWaiting(seats), AT_ONCE) : 0;
  if (free === 0) return unmark(store, seats);
  const next = await store.firstWaiting(eventId, free);
  if (next.length === 0) return err({ kind: 'lost_race' });
  const moved = await store.promote(
    seats,
    next.map((registration) => promoted(registration, now)),
    now,
  );
  if (!moved.ok) return moved;
  await wake(moved.value);
  return ok(next.length);
};

const unmark = async (store: RegistrationStore, seats: Seats): Promise<Result<number, LostRace>> => {
  const done = await store.unmark(seats);
  return done.ok ? ok(0) : done;
};
