import type { Ids } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock, Instant } from '#shared/kernel/time.ts';
import { doorCode } from '../domain/door-code.ts';
import type { Consent, Participant, Registration } from '../domain/registration.ts';
import type { Repeat } from '../domain/repeat.ts';
import { decideSeat, type PublicRefusal, publicRefusal, type Seats } from '../domain/seats.ts';
import { type TooBusy, untilWon } from './attempts.ts';
import type { Drawn, LostRace, RegistrationStore, Standing } from './ports.ts';

export type Entry = Registration | Repeat;

export type EntryError = { readonly kind: 'event_not_found' | 'too_many' | PublicRefusal } | TooBusy;

export type EntryInput = {
  readonly eventId: string;
  /** Follows from the token: the same form for the same person is the same id. */
  readonly registrationId: string;
  readonly identity: string;
  readonly participant: Participant;
  readonly by: string;
  readonly consent: Consent;
  /** Asked once, when it is clear that this is a new submission. */
  readonly allowed: () => Promise<Result<void, { readonly kind: 'too_many' }>>;
};

export type EnterDeps = {
  readonly store: RegistrationStore;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'token'>;
};

/**
 * Takes a submission by the public: a seat, a place in line, or a repeat when the identity is registered already. All of
 * them take the same steps (one read, the counts, one number drawn, one transaction), so that neither the answer nor its time
 * tells which it was.
 */
export const enter = async (deps: EnterDeps, input: EntryInput): Promise<Result<Entry, EntryError>> => {
  let allowed = false;
  return untilWon(async (): Promise<Result<Entry, EntryError | LostRace>> => {
    const standing = await deps.store.standing(input.eventId, input.registrationId, input.identity);
    const { seats, registration, repeat } = standing;
    if (seats?.publicRegistration !== true) return err({ kind: 'event_not_found' });
    const known = registration ?? repeat;
    if (known !== undefined) return ok(known);
    const refusal = publicRefusal(seats, deps.clock.now());
    if (refusal !== undefined) return err({ kind: refusal });
    const within = allowed ? ok(undefined) : await input.allowed();
    if (!within.ok) return within;
    allowed = true;
    const drawn = await deps.store.draw(seats.eventId, { place: decideSeat(seats) === 'waiting' });
    return write(deps, seats, standing, input, drawn);
  });
};

const write = async (
  { store, clock, ids }: EnterDeps,
  seats: Seats,
  { holder }: Standing,
  input: EntryInput,
  drawn: Drawn,
): Promise<Result<Entry, LostRace>> => {
  const common = entryOf(seats, input, drawn, clock.now());
  const status = decideSeat(seats);
  if (holder !== undefined) {
    const repeat: Repeat = { ...common, status: 'active', shown: status, of: holder };
    const kept = await store.repeat(repeat);
    return kept.ok ? ok(repeat) : kept;
  }
  const registration: Registration = { ...common, status, stopCode: ids.token() };
  const admitted = await store.admit(seats, registration, drawn.places);
  // Held since it was looked for: the next round sees by whom.
  return admitted.ok ? ok(registration) : err({ kind: 'lost_race' });
};

const entryOf = (seats: Seats, input: EntryInput, { place, number }: Drawn, at: Instant) => ({
  ...input.participant,
  eventId: seats.eventId,
  registrationId: input.registrationId,
  identity: input.identity,
  ...(place === undefined ? {} : { ticket: place }),
  code: doorCode(seats.eventId, number),
  consent: input.consent,
  registeredAt: at,
  registeredBy: input.by,
});
