import { err, ok, type Result } from '#shared/kernel/result.ts';
import { type OptOut, recorded, type Wish } from '../domain/opt-out.ts';
import type { OptOutRegister } from './opt-out-ports.ts';

/** Others kept changing the same wish; trying again is safe. */
export type TooBusy = { readonly kind: 'too_busy' };

// One person's wish has few rivals: their link, their reply, one clerk, the nightly list.
const ROUNDS = 8;

/** Reads and decides anew until nobody came in between. */
export const untilSaved = async <T>(
  round: () => Promise<{ readonly done: T } | 'overtaken'>,
): Promise<Result<T, TooBusy>> => {
  for (let left = ROUNDS; left > 0; left -= 1) {
    const outcome = await round();
    if (outcome !== 'overtaken') return ok(outcome.done);
  }
  return err({ kind: 'too_busy' });
};

type Deps = { readonly register: Pick<OptOutRegister, 'find' | 'save'> };

export type RecordOptOut = (phone: string, wish: Wish) => Promise<Result<OptOut, TooBusy>>;

/**
 * Records that somebody wants no more of this scope, whoever heard it. Gives back the wish that stands after it: an
 * earlier one when there was one, since when a person first asked is what counts.
 */
export const makeRecordOptOut =
  ({ register }: Deps): RecordOptOut =>
  (phone, wish) =>
    untilSaved(async () => {
      const before = await register.find(phone, wish.scope);
      const change = recorded(before.optOut, wish);
      if (change === 'unchanged') return { done: before.optOut ?? wish };
      return (await register.save(phone, before, change)) ? { done: change.now } : 'overtaken';
    });
