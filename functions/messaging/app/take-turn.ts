import { instantFromMillis, millisOf } from '#shared/kernel/time.ts';
import { sliceMillis } from '../domain/batch.ts';
import type { Lane } from '../domain/lane.ts';
import { stayAwayMs } from '../domain/turn.ts';
import type { Slice } from './ports.ts';
import type { SendDeps } from './send-deps.ts';
import { recipientsOf, type Work } from './work.ts';

type Deps = Pick<SendDeps, 'pacer' | 'wake' | 'perSecond'>;

/** Slice by slice, until one is refused; then the rest has to wait as well. */
const oneByOne = async ({ pacer }: Deps, lane: Lane, works: readonly Work[]) => {
  const each = works.flatMap(({ batch, slices }) => slices.map((slice) => ({ batch, slices: [slice] })));
  for (const [index, work] of each.entries()) {
    const turn = await pacer.take(lane, recipientsOf(work).length);
    if (!turn.ok) return { allowed: each.slice(0, index), refused: each.slice(index), at: turn.at };
  }
  return { allowed: each, refused: [] };
};

/** What may be sent at this moment by the provider's rate; the rest is woken when its turn comes. */
export const takeTurn = async (
  deps: Deps,
  lane: Lane,
  works: readonly Work[],
  asked: readonly Slice[],
): Promise<readonly Work[]> => {
  const count = works.flatMap(recipientsOf).length;
  if (count === 0) return works;
  const whole = await deps.pacer.take(lane, count);
  if (whole.ok) return works;
  const { allowed, refused, at = whole.at } = await oneByOne(deps, lane, works);
  const step = sliceMillis(deps.perSecond);
  const refusals = new Map(
    asked.map(({ batchKey, slice, refused: times = 0 }) => [`${batchKey}/${slice}`, times]),
  );
  const comingBack = refused.flatMap(({ batch, slices }, index) =>
    slices.map((slice) => {
      const name = `${batch.key}/${slice}`;
      const before = refusals.get(name) ?? 0;
      // One slice's time after the other: all at once would only be refused again.
      const later = Math.ceil(index * step) + stayAwayMs(lane, name, before);
      return { batchKey: batch.key, slice, refused: before + 1, at: instantFromMillis(millisOf(at) + later) };
    }),
  );
  await deps.wake(lane, comingBack);
  return allowed;
};
