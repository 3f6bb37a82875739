import { describe, expect, it } from 'vitest';
import type { Lane } from '#functions/messaging/domain/lane.ts';
import { idlePace, type Pace, paceRule, planSlots, take } from '#functions/messaging/domain/pace.ts';
import { type Instant, instantFromMillis, millisOf } from '#shared/kernel/time.ts';

const START = '2025-11-10T02:00:00.000Z' as Instant;

/** So many milliseconds after the start. */
const at = (millis: number): Instant => instantFromMillis(millisOf(START) + millis);
const TWENTY = paceRule(20);

const asked = (pace: Pace, lane: Lane, count: number, now = START, rule = TWENTY) =>
  take(pace, { lane, count, now }, rule);

/** The pace after so many slices of ten in a lane, all at the same time. */
const havingTaken = (lane: Lane, slices: number): Pace => {
  let pace = idlePace;
  for (let n = 0; n < slices; n += 1) {
    const taken = asked(pace, lane, 10);
    if (!taken.ok) throw new Error(`slice ${n} was refused`);
    pace = taken.pace;
  }
  return pace;
};

describe('Given a provider that takes 20 SMS in a second', () => {
  it('when standard slices come at once, then a second of them passes and the next is told when', () => {
    expect(asked(havingTaken('standard', 2), 'standard', 10)).toEqual({ ok: false, at: at(500) });
  });

  it('when standard slices have taken their second, then an urgent one still passes', () => {
    expect(asked(havingTaken('standard', 2), 'urgent', 10).ok).toBe(true);
  });

  it('when urgent slices have taken all there is, then standard ones wait longer than urgent ones', () => {
    const pace = havingTaken('urgent', 3);
    expect([asked(pace, 'urgent', 10), asked(pace, 'standard', 10)]).toEqual([
      { ok: false, at: at(500) },
      { ok: false, at: at(1000) },
    ]);
  });

  it('when more is asked for than fits into the window, then it is refused even by an idle provider', () => {
    expect(asked(idlePace, 'standard', 20).ok).toBe(true);
    expect(asked(idlePace, 'standard', 21)).toEqual({ ok: false, at: at(50) });
  });

  it('when 30 SMS are planned, then they get their places after one another', () => {
    const { starts } = planSlots(idlePace, { lane: 'standard', sizes: [10, 3, 10, 7], now: START }, TWENTY);
    expect(starts).toEqual([START, at(500), at(650), at(1150)]);
  });

  it('when something urgent overtakes, then slots that are given later move back', () => {
    const first = planSlots(idlePace, { lane: 'standard', sizes: [10, 10], now: START }, TWENTY);
    const taken = asked(first.pace, 'urgent', 10);
    const { starts } = planSlots(
      taken.pace ?? idlePace,
      { lane: 'standard', sizes: [10], now: START },
      TWENTY,
    );
    expect(starts).toEqual([at(1500)]);
  });

  it('when slices come at their slots as a queue with whole seconds brings them, then none is refused', () => {
    const sizes = Array.from({ length: 200 }, () => 10);
    const planned = planSlots(idlePace, { lane: 'standard', sizes, now: START }, TWENTY);
    let { pace } = planned;
    for (const start of planned.starts) {
      const now = at(Math.ceil((millisOf(start) - millisOf(START)) / 1000) * 1000);
      const taken = asked(pace, 'standard', 10, now);
      expect(taken.ok).toBe(true);
      pace = taken.pace ?? pace;
    }
  });
});

describe('Given a clock that was set back by an hour', () => {
  const HOUR = 3_600_000;
  const hourAgo = at(-HOUR);

  it('when a slice must wait, then as long as before, not for an hour', () => {
    expect(asked(havingTaken('urgent', 3), 'standard', 10, hourAgo)).toMatchObject({ at: at(1000 - HOUR) });
  });

  it('when slots are planned, then from now on', () => {
    const { pace } = planSlots(idlePace, { lane: 'standard', sizes: [10, 10], now: START }, TWENTY);
    const planned = planSlots(pace, { lane: 'standard', sizes: [10], now: hourAgo }, TWENTY);
    expect(planned.starts).toEqual([at(1000 - HOUR)]);
  });
});

describe('Given a provider that takes one SMS in two seconds', () => {
  it('when a slice of ten comes to an idle provider, then it passes in either lane', () => {
    const slow = paceRule(0.5);
    expect(asked(idlePace, 'standard', 10, START, slow).ok).toBe(true);
    expect(asked(idlePace, 'urgent', 10, START, slow).ok).toBe(true);
  });
});
