import { systemClock } from '#shared/kernel/time.ts';
import type { Activity } from './clock/activity.ts';
import { type MovableClock, movableClock } from './clock/movable-clock.ts';
import type { ClockChoice } from './options.ts';
import type { SavedClock } from './storage/saved-clock.ts';

const SAVE_EACH_MS = 1_000;

export type PlatformClock = {
  readonly clock: MovableClock;
  readonly movable: boolean;
  /** True when this data has never been opened before. */
  readonly isNew: boolean;
  readonly stop: () => void;
};

/** The clock that was chosen; a virtual one goes on from where it was saved. */
export const platformClock = (choice: ClockChoice, saved: SavedClock, activity: Activity): PlatformClock => {
  const last = saved.read();
  if (choice.kind === 'machine') {
    const startAt = systemClock.now();
    const clock = movableClock({ startAt, speed: 'real', activity, machine: Date.now });
    saved.save(startAt);
    return { clock, movable: false, isNew: last === undefined, stop: clock.stop };
  }
  const { speed, startAt } = choice;
  const clock = movableClock({ startAt: last ?? startAt, speed, activity, jumped: saved.save });
  const save = () => saved.save(clock.now());
  save();
  const saving = setInterval(save, SAVE_EACH_MS).unref();
  const stop = () => {
    clearInterval(saving);
    save();
    clock.stop();
  };
  return { clock, movable: true, isNew: last === undefined, stop };
};
