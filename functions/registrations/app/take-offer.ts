import { err, type Result } from '#shared/kernel/result.ts';
import { promoted } from '../domain/registration.ts';
import { type ActError, isSettled } from './act-by-link.ts';
import { untilWon } from './attempts.ts';
import { isRepeat, type LinkDeps, type LinkView, makeOpenLink } from './open-link.ts';
import type { LostRace } from './ports.ts';

export type TakeError = ActError | { readonly kind: 'offer_over' };

/** Takes the seat that is kept for whoever holds the link. Doing it again changes nothing. */
export const makeTakeByLink =
  (deps: LinkDeps) =>
  (token: string): Promise<Result<LinkView, TakeError>> =>
    untilWon(async (): Promise<Result<LinkView, TakeError | LostRace>> => {
      const open = makeOpenLink(deps);
      const opened = await open(token);
      if (!opened.ok || opened.value.status === 'seated') return opened;
      const taken = await take(deps, opened.value);
      return taken.ok ? open(token) : taken;
    });

const take = async (
  { store, clock }: LinkDeps,
  view: LinkView,
): Promise<Result<void, TakeError | LostRace>> => {
  const { seats, entry, offer } = view;
  if (isSettled(view)) return err({ kind: 'not_possible' });
  if (offer === undefined || isRepeat(entry)) return err({ kind: 'offer_over' });
  return store.accept({ seats, before: entry, after: promoted(entry, clock.now()) });
};
