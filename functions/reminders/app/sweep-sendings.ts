import { type Clock, instantFromMillis, millisOf } from '#shared/kernel/time.ts';
import type { CompleteSending } from './complete-sending.ts';
import type { HandSendings } from './ports.ts';

type Deps = {
  readonly sendings: Pick<HandSendings, 'unfinished'>;
  readonly complete: CompleteSending;
  readonly clock: Clock;
};

/** Longer than the request itself may run. */
const ABANDONED_MS = 60_000;

/** Completes sendings by hand that died halfway; with `reattach` every one that is not finished. Returns how many. */
export const makeSweepSendings =
  ({ sendings, complete, clock }: Deps) =>
  async ({ reattach }: { readonly reattach: boolean }): Promise<number> => {
    const until = instantFromMillis(millisOf(clock.now()) - ABANDONED_MS);
    const left = await sendings.unfinished(reattach ? undefined : until);
    for (const sending of left) await complete(sending);
    return left.length;
  };
