import type { Ids } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { CONSENT_VERSION } from '../domain/consent.ts';
import { doorCode } from '../domain/door-code.ts';
import { cancelled, type Participant, promoted, type Registration } from '../domain/registration.ts';
import type { Repeat } from '../domain/repeat.ts';
import { roomForSeated, type Seats, seatsAreMoving } from '../domain/seats.ts';
import type { TooBusy } from './attempts.ts';
import { type EndDeps, endRegistration } from './end-registration.ts';
import type { LostRace, Standing } from './ports.ts';

export type Receiver = Pick<Participant, 'name' | 'phone'>;

type Deps = EndDeps & { readonly ids: Pick<Ids, 'token'> };
type Swapped = Result<unknown, LostRace | TooBusy | { readonly kind: 'not_possible' }>;

const REASON = 'Diserahkan kepada orang lain';

const identityAfter = (from: Registration, to: Receiver): string =>
  from.identity.startsWith('institution:') ? from.identity : `phone:${to.phone}`;

/** One round: somebody's seat or place in line for somebody else, who is not registered, or is. */
export const swap = async (
  deps: Deps,
  { eventId, registrationId: fromId }: Registration,
  to: Receiver,
  registrationId: string,
): Promise<Swapped> => {
  const { store, clock } = deps;
  const from = await store.find(eventId, fromId);
  if (from === undefined || from.status === 'cancelled' || from.status === 'offered')
    return err({ kind: 'not_possible' });
  const standing = await store.standing(eventId, registrationId, identityAfter(from, to));
  const { seats, holder } = standing;
  if (seats === undefined || !seatsAreMoving(seats, clock.now())) return err({ kind: 'not_possible' });
  const { number } = await store.draw(eventId, { place: false });
  const receiver = receiverOf(deps, from, to, { registrationId, code: doorCode(eventId, number) });
  if (holder !== undefined && holder !== fromId)
    return toHolder(deps, seats, standing, { from, receiver, holder });
  const at = clock.now();
  const leaver = cancelled(from, at, 'participant', REASON);
  const done = await store.handOver({ seats, from, leaver, to: receiver, at });
  return done.ok ? done : err({ kind: 'lost_race' });
};

const receiverOf = (
  { clock, ids }: Deps,
  from: Registration,
  to: Receiver,
  made: { readonly registrationId: string; readonly code: string },
): Registration => {
  const { quietSince: _quiet, ...kept } = from;
  const at = clock.now();
  return {
    ...kept,
    ...to,
    ...made,
    identity: identityAfter(from, to),
    consent: { version: CONSENT_VERSION, at },
    registeredAt: at,
    registeredBy: 'participant',
    stopCode: ids.token(),
  };
};

type Taken = { readonly from: Registration; readonly receiver: Registration; readonly holder: string };

/** The receiver is registered already: what they are given is a repeat, and nobody has two seats. */
const toHolder = async (deps: Deps, seats: Seats, standing: Standing, taken: Taken): Promise<Swapped> => {
  const { receiver, holder } = taken;
  const { stopCode: _stop, status, ...kept } = receiver;
  const shown = status === 'waiting' ? 'waiting' : 'seated';
  const repeat: Repeat = { ...kept, status: 'active', shown, of: holder };
  const written = standing.repeat === undefined ? await deps.store.repeat(repeat) : ok(undefined);
  return written.ok ? giveUp(deps, seats, taken) : written;
};

/** The seat goes to the receiver's own registration when that one waits, else to the next in line as always. */
const giveUp = async (deps: Deps, seats: Seats, { from, holder: holderId }: Taken): Promise<Swapped> => {
  const { store, clock, wake } = deps;
  const { eventId, registrationId } = from;
  const holder = await store.find(eventId, holderId);
  if (from.status !== 'seated' || holder?.status !== 'waiting' || seats.seated > roomForSeated(seats)) {
    const change = { eventId, registrationId, by: 'participant', reason: REASON, untold: true } as const;
    const ended = await endRegistration(deps, change);
    return ended.ok || ended.error.kind === 'too_busy' ? (ended as Swapped) : err({ kind: 'not_possible' });
  }
  const at = clock.now();
  const leaver = cancelled(from, at, 'participant', REASON);
  const change = { seats, before: from, leaver, promoted: promoted(holder, at), at, moving: true } as const;
  const released = await store.release({ ...change, untold: true });
  if (released.ok) await wake(released.value);
  return released;
};
