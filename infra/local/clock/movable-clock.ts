import { err, ok, type Result } from '#shared/kernel/result.ts';
import {
  type Clock,
  type Duration,
  durationMillis,
  type Instant,
  instantFromMillis,
  millisOf,
} from '#shared/kernel/time.ts';
import type { Activity } from './activity.ts';
import { type Speed, timeSource } from './time-source.ts';
import { type Timers, timerQueue } from './timer-queue.ts';

/** The clock never goes back; `now` is where it stands. */
export type MoveRefused = { readonly kind: 'backwards'; readonly now: Instant };

export type Move = { readonly from: Instant; readonly to: Instant };

export type MovableClock = Clock & {
  readonly speed: Speed;
  readonly timers: Timers;
  /** When the next timer is due, if there is one. */
  readonly nextTimerAt: () => Instant | undefined;
  /** The move under way, if any. */
  readonly moving: () => Move | undefined;
  /**
   * Runs everything that becomes due up to `target`, in order and each at its own instant, and resolves when all of
   * it is done. Moves wait for each other; never call it from within work that the move itself waits for.
   */
  readonly moveTo: (target: Instant) => Promise<Result<Instant, MoveRefused>>;
  readonly advance: (by: Duration) => Promise<Result<Instant, MoveRefused>>;
  /** Forgets all timers. */
  readonly stop: () => void;
};

export type ClockOptions = {
  readonly startAt: Instant;
  /** `real` goes on by itself at the speed of the machine's clock, `frozen` only when moved. */
  readonly speed: Speed;
  readonly activity: Activity;
  /** Milliseconds that grow at real speed. The monotonic clock when absent; `Date.now` follows the machine's date. */
  readonly machine?: () => number;
  /** Told each instant that a move jumps to, before anything happens there. */
  readonly jumped?: (now: Instant) => void;
};

export const movableClock = ({ startAt, speed, activity, machine, jumped }: ClockOptions): MovableClock => {
  const time = timeSource(millisOf(startAt), speed, machine ?? (() => performance.now()));
  const timers = timerQueue({ time, activity });
  let move: Move | undefined;
  let moves: Promise<unknown> = Promise.resolve();

  const jumpTo = (millis: number) => {
    if (millis <= time.now()) return;
    time.holdAt(millis);
    jumped?.(instantFromMillis(millis));
  };

  const runUpTo = async (target: number) => {
    for (;;) {
      await activity.settled();
      const next = timers.takeDueBy(target);
      if (next === undefined) break;
      jumpTo(next.dueAt);
      next.fire();
    }
    jumpTo(target);
    await activity.settled();
  };

  const moveNow = async (target: number): Promise<Result<Instant, MoveRefused>> => {
    const from = time.now();
    if (target < from) return err({ kind: 'backwards', now: instantFromMillis(from) });
    move = { from: instantFromMillis(from), to: instantFromMillis(target) };
    timers.disarm();
    time.holdAt(from);
    try {
      await runUpTo(target);
    } finally {
      move = undefined;
      time.release();
      timers.arm();
    }
    return ok(instantFromMillis(target));
  };

  const inTurn = (targetOf: () => number) => {
    const moved = moves.then(() => moveNow(targetOf()));
    moves = moved.catch(() => undefined);
    return moved;
  };

  return {
    now: () => instantFromMillis(time.now()),
    speed,
    timers: { at: timers.at },
    nextTimerAt: () => timers.nextDueAt(),
    moving: () => move,
    moveTo: (target) => inTurn(() => millisOf(target)),
    advance: (by) => inTurn(() => time.now() + durationMillis(by)),
    stop: timers.stop,
  };
};
