import type { Random } from '../engine/random.ts';
import type { Mishap } from './life.ts';
import type { Stage } from './stage.ts';

/** Where senders are cut off; the more often named, the more often. */
const PLACES: readonly [Stage, ...Stage[]] = [
  'batches',
  'controls',
  'controls',
  'pace',
  'phone',
  'claim',
  'claim',
  'gates',
  'gates',
  'call',
  'call',
  'outcome',
  'hold',
  'finish',
];

/** Whether something happens to the next call of a worker, and what: `often` is a probability. */
export const mishapsOf = (
  random: Random,
  often: () => number,
  places: readonly [Stage, ...Stage[]] = PLACES,
) => {
  return (): Mishap | undefined => {
    if (!random.chance(often())) return undefined;
    const mishap: Mishap = {
      stage: random.pick(places),
      side: random.pick(['before', 'after']),
      occurrence: random.pick([1, 1, 2]),
    };
    if (random.chance(0.4)) return mishap;
    // Short ones are the dangerous ones: the lease is still good when the worker goes on.
    const suspendMs = random.chance(0.5) ? random.int(2_500, 12_000) : random.int(5_000, 120_000);
    // Nobody can stop what is suspended between its last look at the clock and the wire.
    return mishap.stage === 'call' ? { ...mishap, side: 'after', suspendMs } : { ...mishap, suspendMs };
  };
};

/** Leaves a pause after each mishap, so that those who are suspended never take up a whole lane for long. */
export const withPauses = (
  mishap: () => Mishap | undefined,
  now: () => number,
  pauseMs: () => number,
): (() => Mishap | undefined) => {
  let until = 0;
  return () => {
    if (now() < until) return undefined;
    const next = mishap();
    if (next !== undefined) until = now() + pauseMs();
    return next;
  };
};
