import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock, Instant } from '#shared/kernel/time.ts';
import { passingOn } from '../domain/offer.ts';
import { cancelled, isActive, promoted, type Registration } from '../domain/registration.ts';
import { passesOn, type Seats, seatsAreMoving } from '../domain/seats.ts';
import { type TooBusy, untilWon } from './attempts.ts';
import type { LostRace, MessageKeys, RefillSeats, RegistrationStore, WakeMessages } from './ports.ts';

export type EndError =
  | { readonly kind: 'event_not_found' }
  | { readonly kind: 'registration_not_found' }
  | TooBusy;

export type EndInput = {
  readonly eventId: string;
  readonly registrationId: string;
  /** The office that asks, if one does; another office's event is not found. */
  readonly officeId?: string;
  readonly by: string;
  readonly reason: string;
  readonly untold?: true;
};

export type EndDeps = {
  readonly store: RegistrationStore;
  readonly clock: Clock;
  readonly wake: WakeMessages;
  readonly refill: RefillSeats;
};

/**
 * Ends a registration. Far ahead the next in line takes the seat in the same change; when the event is near, the seat is
 * marked as free in it and passed on at once. Ending it again changes nothing.
 */
export const endRegistration = async (
  { store, clock, wake, refill }: EndDeps,
  input: EndInput,
): Promise<Result<Registration, EndError>> => {
  const { eventId, officeId, by, reason } = input;
  const outcome = await untilWon(async (): Promise<Result<Left, EndError | LostRace>> => {
    const seats = await store.seats(eventId);
    const theirs = officeId !== undefined && seats?.officeId !== officeId;
    if (seats === undefined || theirs) return err({ kind: 'event_not_found' });
    const before = await store.find(eventId, input.registrationId);
    if (before === undefined) return err({ kind: 'registration_not_found' });
    if (!isActive(before)) return ok({ registration: before, keys: [] });
    const at = clock.now();
    const leaver = cancelled(before, at, by, reason);
    const untold = input.untold === undefined ? {} : { untold: input.untold };
    const moving = seatsAreMoving(seats, at);
    return leave(store, {
      seats,
      before,
      leaver,
      at,
      moving,
      refill: isRefilled(seats, before, at),
      ...untold,
    });
  });
  if (!outcome.ok) return outcome;
  await wake(outcome.value.keys);
  if (outcome.value.refill === true) await refill(eventId);
  return ok(outcome.value.registration);
};

const isRefilled = (seats: Seats, { status }: Registration, at: Instant): boolean =>
  seatsAreMoving(seats, at) &&
  (status === 'offered' || (status === 'seated' && passingOn(seats, at).how === 'offer'));

type Left = { readonly registration: Registration; readonly keys: MessageKeys; readonly refill?: boolean };

type Leaving = {
  readonly seats: Seats;
  readonly before: Registration;
  readonly leaver: Registration;
  readonly at: Instant;
  readonly moving: boolean;
  readonly refill: boolean;
  readonly untold?: true;
};

const leave = async (store: RegistrationStore, change: Leaving): Promise<Result<Left, LostRace>> => {
  const { seats, before, leaver, at, moving, refill } = change;
  const next =
    moving && !refill && before.status === 'seated' && passesOn(seats)
      ? await firstInLine(store, seats)
      : undefined;
  if (next === 'lost_race') return err({ kind: 'lost_race' });
  const released = await store.release(
    next === undefined ? change : { ...change, promoted: promoted(next, at) },
  );
  return released.ok ? ok({ registration: leaver, keys: released.value, refill }) : released;
};

/** The counters say that somebody waits; not finding anybody means that both were read at different times. */
const firstInLine = async (store: RegistrationStore, seats: Seats): Promise<Registration | 'lost_race'> =>
  (await store.firstWaiting(seats.eventId, 1))[0] ?? 'lost_race';
