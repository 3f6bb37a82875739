import { err, type Result } from '#shared/kernel/result.ts';
import type { LostRace } from './ports.ts';

/** Every round was lost to somebody else: the event is under a rush, and asking again later is safe. */
export type TooBusy = { readonly kind: 'too_busy' };

// Each lost round means that another one won, so this many rivals at one event at one moment can be outlasted.
const ROUNDS = 40;

/** Reads and decides anew until no race is lost, with an end. */
export const untilWon = async <T, E extends { readonly kind: string }>(
  round: () => Promise<Result<T, E>>,
): Promise<Result<T, Exclude<E, LostRace> | TooBusy>> => {
  for (let attempt = 0; attempt < ROUNDS; attempt += 1) {
    const outcome = await round();
    if (outcome.ok) return outcome;
    // The kind was looked at: what is left of E is all but the lost race.
    if (outcome.error.kind !== 'lost_race') return err(outcome.error as Exclude<E, LostRace>);
  }
  return err({ kind: 'too_busy' });
};
