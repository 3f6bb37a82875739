import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Registration } from '../domain/registration.ts';
import type { Repeat } from '../domain/repeat.ts';
import { type TooBusy, untilWon } from './attempts.ts';
import { endRegistration } from './end-registration.ts';
import type { Entry } from './enter.ts';
import { isRepeat, type LinkDeps, type LinkNotFound, type LinkView, makeOpenLink } from './open-link.ts';
import type { LostRace, RefillSeats, WakeMessages } from './ports.ts';

export type ActError = LinkNotFound | TooBusy | { readonly kind: 'not_possible' };

export type ActDeps = LinkDeps & { readonly wake: WakeMessages; readonly refill: RefillSeats };

/** Nothing is changed any more once the event has begun or is called off, or the registration has ended. */
export const isSettled = ({ over, status }: LinkView): boolean =>
  over !== undefined || status === 'cancelled';

const PARTICIPANT = { by: 'participant', reason: 'Dibatalkan oleh peserta' } as const;

/** Gives the seat back; the next in line gets it. Doing it again changes nothing. */
export const makeLeaveByLink =
  (deps: ActDeps) =>
  async (token: string): Promise<Result<LinkView, ActError>> => {
    const open = makeOpenLink(deps);
    const opened = await open(token);
    if (!opened.ok || isSettled(opened.value)) return opened;
    const { entry } = opened.value;
    const left = isRepeat(entry)
      ? await endRepeat(deps, entry)
      : await endRegistration(deps, { ...entry, ...PARTICIPANT, untold: true });
    if (!left.ok)
      return left.error.kind === 'too_busy' ? err({ kind: 'too_busy' }) : err({ kind: 'not_possible' });
    return open(token);
  };

export const endRepeat = async (
  { store, clock }: LinkDeps,
  repeat: Repeat,
): Promise<Result<void, LostRace>> => {
  const after: Repeat = { ...repeat, status: 'cancelled', cancelled: { at: clock.now(), ...PARTICIPANT } };
  const done = await store.amend(repeat, after);
  // Ended already: what was wanted.
  return done.ok ? done : ok(undefined);
};

type Words = { readonly name: string; readonly region?: string };

const withWords = <E extends Entry>({ region: _region, ...entry }: E, { name, region }: Words): E =>
  // Only words differ: the shape is the entry's own.
  ({ ...entry, name, ...(region === undefined ? {} : { region }) }) as unknown as E;

/** Reads and changes until nobody comes in between: a promotion must not be undone by new words. */
const amend = (
  deps: LinkDeps,
  token: string,
  change: (entry: Entry) => Registration | Repeat,
): Promise<Result<LinkView, ActError>> =>
  untilWon(async (): Promise<Result<LinkView, ActError | LostRace>> => {
    const open = makeOpenLink(deps);
    const opened = await open(token);
    if (!opened.ok || isSettled(opened.value)) return opened;
    const done = await deps.store.amend(opened.value.entry, change(opened.value.entry));
    return done.ok ? open(token) : done;
  });

/** A name that was written wrongly, or another village. Who may hold the seat stays as it was. */
export const makeChangeByLink =
  (deps: LinkDeps) =>
  (token: string, words: Words): Promise<Result<LinkView, ActError>> =>
    amend(deps, token, (entry) => withWords(entry, words));

/** No SMS about this registration any more. */
export const makeQuietByLink =
  (deps: LinkDeps) =>
  (token: string): Promise<Result<LinkView, ActError>> =>
    amend(deps, token, (entry) => ({ ...entry, quietSince: entry.quietSince ?? deps.clock.now() }));
