import { err, ok, type Result } from '#shared/kernel/result.ts';
import { CONSENT_VERSION } from '../domain/consent.ts';
import { identityOf } from '../domain/identity.ts';
import type { Participant } from '../domain/registration.ts';
import type { Repeat } from '../domain/repeat.ts';
import { type ActDeps, type ActError, endRepeat, isSettled } from './act-by-link.ts';
import { untilWon } from './attempts.ts';
import { type Entry, type EntryError, enter } from './enter.ts';
import { isRepeat, type LinkView, makeOpenLink } from './open-link.ts';
import type { Standing } from './ports.ts';
import type { SubmitDeps } from './submit.ts';
import { type Receiver, swap } from './swap.ts';

export type HandOverError = ActError | EntryError | { readonly kind: 'same_person' };

/**
 * Gives a seat, or a place in line, to somebody else; answers with the token for them. Doing it again with the same words
 * answers the same. Whether the receiver was registered already is not to be seen: then their own registration stands,
 * takes the seat if it was waiting, and otherwise the seat goes to the next in line.
 */
export const makeHandOver =
  (deps: ActDeps & SubmitDeps) =>
  async (token: string, to: Receiver, network: string): Promise<Result<string, HandOverError>> => {
    const opened = await makeOpenLink(deps)(token);
    if (!opened.ok) return opened;
    const { seats, entry } = opened.value;
    const next = deps.tokens.next(opened.value.base, to);
    const registrationId = deps.tokens.read(next)?.registrationId ?? '';
    const known = await deps.store.standing(seats.eventId, registrationId, 'nobody');
    const settled = isSettled(opened.value);
    if (isDone(known, settled)) return ok(next);
    const refused = await refusal(deps, opened.value, to, network);
    if (refused !== undefined) return err(refused);
    const done = isRepeat(entry)
      ? await anew(deps, entry, to, registrationId)
      : await untilWon(() => swap(deps, entry, to, registrationId));
    return done.ok ? ok(next) : done;
  };

/** A repeat without an end to what it stands for: the first try died in between. */
const isDone = ({ registration, repeat }: Standing, settled: boolean): boolean =>
  registration !== undefined || (repeat !== undefined && settled);

/** Takes the seat first, or says that somebody else may be asked. */
const isAsked = ({ entry }: LinkView): boolean => entry.status === 'offered';

const refusal = async (
  { count }: SubmitDeps,
  view: LinkView,
  to: Receiver,
  network: string,
): Promise<HandOverError | undefined> => {
  if (isSettled(view) || isAsked(view)) return { kind: 'not_possible' };
  if (to.phone === view.entry.phone) return { kind: 'same_person' };
  const within = await count({ eventId: view.seats.eventId, phone: to.phone, network, people: 1 });
  return within.ok ? undefined : within.error;
};

/** Behind a repeat there is no seat to give: it ends, and the receiver registers as anybody would. */
const anew = async (
  deps: ActDeps & SubmitDeps,
  repeat: Repeat,
  to: Receiver,
  registrationId: string,
): Promise<Result<Entry, EntryError>> => {
  const participant = { ...wordsOf(repeat), ...to };
  const perInstitution = repeat.identity.startsWith('institution:');
  const identity = identityOf(participant, perInstitution ? 'institution' : 'person');
  const entered = await enter(deps, {
    eventId: repeat.eventId,
    registrationId,
    participant,
    identity: identity.ok ? identity.value : repeat.identity,
    by: 'participant',
    consent: { version: CONSENT_VERSION, at: deps.clock.now() },
    allowed: async () => ok(undefined),
  });
  if (entered.ok) await endRepeat(deps, repeat);
  return entered;
};

const wordsOf = ({ region, institution, role }: Participant): Partial<Participant> => ({
  ...(region === undefined ? {} : { region }),
  ...(institution === undefined ? {} : { institution }),
  ...(role === undefined ? {} : { role }),
});
