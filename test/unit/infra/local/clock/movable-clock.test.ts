import { describe, expect, it } from 'vitest';
import { trackActivity } from '#infra/local/clock/activity.ts';
import { movableClock } from '#infra/local/clock/movable-clock.ts';
import type { Duration, Instant } from '#shared/kernel/time.ts';
import { instantFromMillis, millisOf } from '#shared/kernel/time.ts';

const START = '2025-10-12T01:00:00.000Z' as Instant;
const later = (seconds: number) => instantFromMillis(millisOf(START) + seconds * 1000);
const DAY = 86_400;

const frozen = () => {
  const activity = trackActivity();
  return { activity, clock: movableClock({ startAt: START, speed: 'frozen', activity }) };
};

/** A clock at real speed on a machine whose time is told by the test. */
const running = () => {
  let millis = 0;
  const activity = trackActivity();
  const clock = movableClock({ startAt: START, speed: 'real', activity, machine: () => millis });
  return { clock, pass: (ms: number) => (millis += ms) };
};

describe('a frozen clock', () => {
  it('stands still by itself', async () => {
    const { clock } = frozen();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(clock.now()).toBe(START);
  });

  it('fires timers of 60 days in the order of time, each at its own instant', async () => {
    const { clock } = frozen();
    const fired: Instant[] = [];
    const days = [59, 3, 31, 1, 60, 25, 2, 45, 24];
    for (const day of days) clock.timers.at(later(day * DAY), () => void fired.push(clock.now()));
    await clock.advance('P60D' as Duration);
    expect(fired).toEqual([1, 2, 3, 24, 25, 31, 45, 59, 60].map((day) => later(day * DAY)));
  });

  it('fires timers of one instant in the order they were set', async () => {
    const { clock } = frozen();
    const fired: number[] = [];
    for (const n of [1, 2, 3, 4, 5]) clock.timers.at(later(60), () => void fired.push(n));
    await clock.advance('PT1M' as Duration);
    expect(fired).toEqual([1, 2, 3, 4, 5]);
  });

  it('stands at the target after a move', async () => {
    const { clock } = frozen();
    expect(await clock.moveTo(later(90))).toEqual({ ok: true, value: later(90) });
    expect(clock.now()).toBe(later(90));
  });

  it('leaves timers after the target alone', async () => {
    const { clock } = frozen();
    let fired = false;
    clock.timers.at(later(61), () => (fired = true));
    await clock.advance('PT1M' as Duration);
    expect([fired, clock.nextTimerAt()]).toEqual([false, later(61)]);
  });

  it('does not fire a cancelled timer', async () => {
    const { clock } = frozen();
    let fired = false;
    clock.timers.at(later(10), () => (fired = true)).cancel();
    await clock.advance('PT1M' as Duration);
    expect(fired).toBe(false);
  });

  it('also fires timers that are set by timers within the same move', async () => {
    const { clock } = frozen();
    const fired: Instant[] = [];
    const again = () => {
      fired.push(clock.now());
      clock.timers.at(instantFromMillis(millisOf(clock.now()) + DAY * 1000), again);
    };
    clock.timers.at(later(DAY), again);
    await clock.advance('P3D' as Duration);
    expect(fired).toEqual([later(DAY), later(2 * DAY), later(3 * DAY)]);
  });

  it('waits for the work that a timer begins before the next one fires', async () => {
    const { clock, activity } = frozen();
    const seen: string[] = [];
    clock.timers.at(later(1), () => {
      activity.run(async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        seen.push(`work ended at ${clock.now()}`);
      });
    });
    clock.timers.at(later(2), () => void seen.push('second timer'));
    await clock.advance('PT1M' as Duration);
    expect(seen).toEqual([`work ended at ${later(1)}`, 'second timer']);
  });

  it('refuses to go back and stays where it is', async () => {
    const { clock } = frozen();
    await clock.moveTo(later(60));
    expect(await clock.moveTo(later(59))).toEqual({
      ok: false,
      error: { kind: 'backwards', now: later(60) },
    });
    expect(clock.now()).toBe(later(60));
  });

  it('does one move after the other', async () => {
    const { clock } = frozen();
    await Promise.all([clock.advance('P1D' as Duration), clock.advance('P1D' as Duration)]);
    expect(clock.now()).toBe(later(2 * DAY));
  });

  it('fires a timer for the past soon, without a move', async () => {
    const { clock, activity } = frozen();
    let fired = false;
    clock.timers.at(later(-60), () => (fired = true));
    expect(fired).toBe(false);
    await activity.settled();
    expect(fired).toBe(true);
  });

  it('tells of the move under way only while it lasts', async () => {
    const { clock } = frozen();
    let during: unknown;
    clock.timers.at(later(5), () => (during = clock.moving()));
    await clock.moveTo(later(60));
    expect([during, clock.moving()]).toEqual([{ from: START, to: later(60) }, undefined]);
  });
});

describe('a clock at real speed', () => {
  it('goes on with the machine', () => {
    const { clock, pass } = running();
    pass(1_500);
    expect(clock.now()).toBe(later(1.5));
  });

  it('goes on from the target of a move', async () => {
    const { clock, pass } = running();
    await clock.moveTo(later(DAY));
    pass(2_000);
    expect(clock.now()).toBe(later(DAY + 2));
  });

  it('fires a timer when its time has come', async () => {
    const clock = movableClock({ startAt: START, speed: 'real', activity: trackActivity() });
    const { promise, resolve } = Promise.withResolvers<Instant>();
    clock.timers.at(later(0.03), () => resolve(clock.now()));
    const keepAlive = setTimeout(() => undefined, 5_000);
    expect((await promise) >= later(0.03)).toBe(true);
    clearTimeout(keepAlive);
  });

  it('keeps a timer of 60 days without firing it at once, as Node would', async () => {
    const clock = movableClock({ startAt: START, speed: 'real', activity: trackActivity() });
    let fired = false;
    clock.timers.at(later(60 * DAY), () => (fired = true));
    await new Promise((resolve) => setTimeout(resolve, 30));
    clock.stop();
    expect(fired).toBe(false);
  });
});
