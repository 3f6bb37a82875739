import type { VirtualTime } from '../engine/virtual-time.ts';
import type { Invocation } from './life.ts';
import type { Period } from './truth.ts';

/** Writes down when every place of a lane is taken by somebody who is suspended: then there is nobody who could send. */
export const standstills = (
  { now, at }: Pick<VirtualTime, 'now' | 'at'>,
  places: number,
  periods: Period[],
) => {
  const held = new Set<Invocation>();
  let open: Period | undefined;

  const look = (): void => {
    if (held.size === places && open === undefined) {
      open = { from: now() };
      periods.push(open);
    }
    if (held.size < places && open !== undefined) {
      open.to = now();
      open = undefined;
    }
  };

  const letGo = (invocation: Invocation): void => {
    if (held.delete(invocation)) look();
  };

  return {
    hold: (invocation: Invocation, millis: number): void => {
      held.add(invocation);
      at(now() + millis, () => letGo(invocation));
      look();
    },
    letGo,
  };
};
