import type { Ids } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/kernel/time.ts';
import { doorCode } from '../domain/door-code.ts';
import { type IdentityError, identityOf } from '../domain/identity.ts';
import type { Participant, Registration } from '../domain/registration.ts';
import { decideSeat, type SeatRefusal, type Seats, seatRefusal } from '../domain/seats.ts';
import { type TooBusy, untilWon } from './attempts.ts';
import type { LostRace, RegistrationStore } from './ports.ts';

export type RegisterError =
  | { readonly kind: 'event_not_found' }
  | { readonly kind: SeatRefusal }
  | { readonly kind: 'already_registered'; readonly registrationId: string }
  | IdentityError
  | TooBusy;

export type RegisterInput = {
  readonly eventId: string;
  /** A ULID. The same id again is the same registration, whatever became of it. */
  readonly registrationId: string;
  /** The office that asks; another office's event is not found. */
  readonly officeId: string;
  readonly by: string;
  readonly participant: Participant;
};

type Deps = { readonly store: RegistrationStore; readonly clock: Clock; readonly ids: Pick<Ids, 'token'> };

/** Seats a participant, or puts them at the end of the waiting line. */
export const makeRegister =
  (deps: Deps) =>
  (input: RegisterInput): Promise<Result<Registration, RegisterError>> =>
    untilWon(async (): Promise<Result<Registration, RegisterError | LostRace>> => {
      const { store } = deps;
      const seats = await store.seats(input.eventId);
      if (seats === undefined || seats.officeId !== input.officeId) return err({ kind: 'event_not_found' });
      // An earlier try may have died, or lost its answer, after its commit.
      const before = await store.find(input.eventId, input.registrationId);
      if (before !== undefined) return ok(before);
      const asked = request(seats, input, deps);
      return asked.ok ? admit(store, seats, asked.value) : asked;
    });

const request = (
  seats: Seats,
  { by, participant, registrationId }: RegisterInput,
  { clock, ids }: Pick<Deps, 'clock' | 'ids'>,
): Result<Registration, IdentityError | { readonly kind: SeatRefusal }> => {
  const now = clock.now();
  const refusal = seatRefusal(seats, now);
  if (refusal !== undefined) return err({ kind: refusal });
  const identity = identityOf(participant, seats.oneSeatPer);
  if (!identity.ok) return identity;
  return ok({
    ...participant,
    eventId: seats.eventId,
    registrationId,
    identity: identity.value,
    status: decideSeat(seats),
    registeredAt: now,
    registeredBy: by,
    stopCode: ids.token(),
  });
};

const admit = async (
  store: RegistrationStore,
  seats: Seats,
  asked: Registration,
): Promise<Result<Registration, RegisterError | LostRace>> => {
  const { place, places, number } = await store.draw(asked.eventId, { place: asked.status === 'waiting' });
  const registration = {
    ...asked,
    ...(place === undefined ? {} : { ticket: place }),
    code: doorCode(asked.eventId, number),
  };
  const admitted = await store.admit(seats, registration, places);
  if (admitted.ok) return ok(registration);
  const { error } = admitted;
  if (error.kind === 'lost_race') return err(error);
  // Held by ourselves: an earlier round did happen although its answer was lost; the next one finds it.
  return err(
    error.registrationId === registration.registrationId
      ? { kind: 'lost_race' }
      : { kind: 'already_registered', registrationId: error.registrationId },
  );
};
