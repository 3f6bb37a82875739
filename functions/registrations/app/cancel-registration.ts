import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock, Instant } from '#shared/kernel/time.ts';
import { cancelled, isActive, promoted, type Registration } from '../domain/registration.ts';
import { passesOn, type Seats, seatsAreMoving } from '../domain/seats.ts';
import { type TooBusy, untilWon } from './attempts.ts';
import type { LostRace, MessageKeys, RegistrationStore, WakeMessages } from './ports.ts';

export type CancelError =
  | { readonly kind: 'event_not_found' }
  | { readonly kind: 'registration_not_found' }
  | TooBusy;

export type CancelInput = {
  readonly eventId: string;
  readonly registrationId: string;
  readonly officeId: string;
  readonly by: string;
  readonly reason: string;
};

type Deps = { readonly store: RegistrationStore; readonly clock: Clock; readonly wake: WakeMessages };

/** Ends a registration; the next in line takes the seat in the same change. Ending it again changes nothing. */
export const makeCancelRegistration =
  ({ store, clock, wake }: Deps) =>
  async (input: CancelInput): Promise<Result<Registration, CancelError>> => {
    const outcome = await untilWon(async (): Promise<Result<Left, CancelError | LostRace>> => {
      const seats = await store.seats(input.eventId);
      if (seats === undefined || seats.officeId !== input.officeId) return err({ kind: 'event_not_found' });
      const before = await store.find(input.eventId, input.registrationId);
      if (before === undefined) return err({ kind: 'registration_not_found' });
      if (!isActive(before)) return ok({ registration: before, keys: [] });
      return leave(store, seats, before, cancelled(before, clock.now(), input.by, input.reason), clock.now());
    });
    if (!outcome.ok) return outcome;
    await wake(outcome.value.keys);
    return ok(outcome.value.registration);
  };

type Left = { readonly registration: Registration; readonly keys: MessageKeys };

const leave = async (
  store: RegistrationStore,
  seats: Seats,
  before: Registration,
  leaver: Registration,
  at: Instant,
): Promise<Result<Left, LostRace>> => {
  const moving = seatsAreMoving(seats, at);
  const next =
    moving && before.status === 'seated' && passesOn(seats) ? await firstInLine(store, seats) : undefined;
  if (next === 'lost_race') return err({ kind: 'lost_race' });
  const change = { seats, before, leaver, at, moving };
  const released = await store.release(
    next === undefined ? change : { ...change, promoted: promoted(next, at) },
  );
  return released.ok ? ok({ registration: leaver, keys: released.value }) : released;
};

/** The counters say that somebody waits; not finding anybody means that both were read at different times. */
const firstInLine = async (store: RegistrationStore, seats: Seats): Promise<Registration | 'lost_race'> =>
  (await store.firstWaiting(seats.eventId, 1))[0] ?? 'lost_race';
