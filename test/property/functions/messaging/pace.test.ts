import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lane } from '#functions/messaging/domain/lane.ts';
import { idlePace, type Pace, paceRule, planSlots, take } from '#functions/messaging/domain/pace.ts';
import { instantFromMillis, millisOf } from '#shared/kernel/time.ts';

const START = Date.parse('2025-11-10T02:00:00.000Z');

const perSecond = fc.integer({ min: 4, max: 300 });
const lane = fc.constantFrom<Lane>('urgent', 'standard');
const size = fc.integer({ min: 1, max: 10 });

type Grant = { readonly at: number; readonly lane: Lane; readonly count: number };

/** A call that comes back when it is told to, until it passes. */
type Caller = {
  readonly lane: Lane;
  readonly count: number;
  readonly since: number;
  readonly again: boolean;
};

/** Everybody asks at their time, in order; those with `again` ask anew as soon as they have passed. */
const simulate = (rate: number, callers: readonly Caller[], until: number) => {
  const rule = paceRule(rate);
  const queue = callers.map((caller) => ({ ...caller, at: caller.since }));
  const grants: (Grant & { readonly waited: number })[] = [];
  let pace: Pace = idlePace;
  for (;;) {
    const next = queue.toSorted((a, b) => a.at - b.at)[0];
    if (next === undefined || next.at > until) return grants;
    const taken = take(pace, { lane: next.lane, count: next.count, now: instantFromMillis(next.at) }, rule);
    if (!taken.ok) {
      expect(millisOf(taken.at)).toBeGreaterThan(next.at);
      next.at = millisOf(taken.at);
      continue;
    }
    pace = taken.pace;
    grants.push({ at: next.at, lane: next.lane, count: next.count, waited: next.at - next.since });
    queue.splice(queue.indexOf(next), 1);
    if (next.again) queue.push({ ...next, since: next.at });
  }
};

/** Whoever sends standard messages as fast as they are let. */
const saturating = (sizes: readonly number[]): Caller[] =>
  sizes.map((count) => ({ lane: 'standard', count, since: START, again: true }));

/** Urgent slices that ask for at most half of the rate. */
const lightUrgent = (rate: number, sizes: readonly number[]): Caller[] => {
  let since = START + 500;
  return sizes.map((count) => {
    const caller: Caller = { lane: 'urgent', count, since: Math.ceil(since), again: false };
    since += (2 * count * 1000) / rate;
    return caller;
  });
};

/** What passes of calls that come once and do not come back. */
const grantsOf = (
  rate: number,
  calls: readonly { readonly gap: number; readonly lane: Lane; readonly count: number }[],
): Grant[] => {
  const grants: Grant[] = [];
  let pace: Pace = idlePace;
  let at = START;
  for (const { gap, ...call } of calls) {
    at += gap;
    const taken = take(pace, { ...call, now: instantFromMillis(at) }, paceRule(rate));
    pace = taken.pace ?? pace;
    if (taken.ok) grants.push({ ...call, at });
  }
  return grants;
};

const total = (grants: readonly Grant[]) => grants.reduce((sum, { count }) => sum + count, 0);

describe('the pace', () => {
  it('never lets more through in any stretch of time than the rate and one window', () => {
    const calls = fc.array(fc.record({ gap: fc.integer({ min: 0, max: 1500 }), lane, count: size }), {
      maxLength: 60,
    });
    const property = fc.property(perSecond, calls, (rate, list) => {
      const grants = grantsOf(rate, list);
      const window = paceRule(rate).window.urgent / 1000;
      for (const [from, first] of grants.entries())
        for (const [after, last] of grants.slice(from).entries()) {
          const most = (rate * (last.at - first.at + window)) / 1000;
          expect(total(grants.slice(from, from + after + 1))).toBeLessThanOrEqual(most);
        }
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('holds the rate when there is enough to send', () => {
    const property = fc.property(perSecond, fc.array(size, { minLength: 2, maxLength: 4 }), (rate, sizes) => {
      const grants = simulate(rate, saturating(sizes), START + 10_000);
      expect(total(grants)).toBeGreaterThanOrEqual(rate * 10 * 0.98 - 10);
    });
    fc.assert(property, { numRuns: 30 });
  });

  it('lets urgent slices through within 5 s while standard ones take all they get', () => {
    const shapes = [
      fc.array(size, { minLength: 1, maxLength: 6 }),
      fc.array(size, { minLength: 1, maxLength: 20 }),
    ] as const;
    const property = fc.property(perSecond, ...shapes, (rate, standard, urgent) => {
      const callers = [...saturating(standard), ...lightUrgent(rate, urgent)];
      const grants = simulate(rate, callers, START + 150_000 / rate + 10_000);
      const waits = grants.filter((grant) => grant.lane === 'urgent').map(({ waited }) => waited);
      expect(waits).toHaveLength(urgent.length);
      expect(Math.max(...waits)).toBeLessThanOrEqual(5000);
    });
    fc.assert(property, { numRuns: 40 });
  });

  it('leaves standard slices what urgent ones do not use', () => {
    const property = fc.property(
      perSecond,
      fc.array(size, { minLength: 1, maxLength: 4 }),
      (rate, standard) => {
        const urgent = lightUrgent(
          rate,
          Array.from({ length: rate }, () => 10),
        );
        const grants = simulate(rate, [...saturating(standard), ...urgent], START + 10_000);
        const got = total(grants.filter((grant) => grant.lane === 'standard'));
        expect(got).toBeGreaterThanOrEqual(rate * 10 * 0.45 - 10);
      },
    );
    fc.assert(property, { numRuns: 30 });
  });

  it('keeps to the rate and goes on when the clock is set back', () => {
    const moves = fc.array(
      fc.record({
        passed: fc.integer({ min: 0, max: 3000 }),
        back: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3000 }), fc.constant(3_600_000)),
        lane,
        count: size,
      }),
      { minLength: 1, maxLength: 40 },
    );
    const property = fc.property(perSecond, moves, (rate, list) => {
      const rule = paceRule(rate);
      let pace: Pace = idlePace;
      let wall = START;
      let passed = 0;
      let granted = 0;
      for (const move of list) {
        passed += move.passed;
        wall += move.passed - move.back;
        const taken = take(pace, { ...move, now: instantFromMillis(wall) }, rule);
        pace = taken.pace ?? pace;
        if (taken.ok) granted += move.count;
        expect(granted).toBeLessThanOrEqual((rate * (passed + rule.window.urgent / 1000)) / 1000);
      }
      const slice = { lane: 'standard', count: 10 } as const;
      const first = take(pace, { ...slice, now: instantFromMillis(wall) }, rule);
      if (first.ok) return;
      expect(millisOf(first.at) - wall).toBeLessThanOrEqual(2000 + rule.window.urgent / 1000 + 1);
      const second = take(first.pace ?? pace, { ...slice, now: first.at }, rule);
      expect(second.ok).toBe(true);
    });
    fc.assert(property, { numRuns: 300 });
  });
});

type Plan = { readonly gap: number; readonly lane: Lane; readonly sizes: number[] };

const plansOf = (lanes: fc.Arbitrary<Lane>) =>
  fc.array(
    fc.record({
      gap: fc.integer({ min: 0, max: 5000 }),
      lane: lanes,
      sizes: fc.array(size, { minLength: 1, maxLength: 10 }),
    }),
    { minLength: 1, maxLength: 20 },
  );

type Planned = { readonly lane: Lane; readonly now: number; readonly start: number; readonly takes: number };

/** Each slice with the time it was given. */
const plannedAt = (rate: number, list: readonly Plan[]): Planned[] => {
  const rule = paceRule(rate);
  let pace: Pace = idlePace;
  let now = START;
  return list.flatMap(({ gap, ...plan }) => {
    now += gap;
    const planned = planSlots(pace, { ...plan, now: instantFromMillis(now) }, rule);
    ({ pace } = planned);
    return planned.starts.map((start, index) => ({
      lane: plan.lane,
      now,
      start: millisOf(start),
      takes: ((plan.sizes[index] ?? 0) * rule.perSms) / 1000,
    }));
  });
};

describe('the slots of the standard lane', () => {
  it('follow one another at the rate, whoever else plans', () => {
    const property = fc.property(perSecond, plansOf(lane), (rate, list) => {
      let last = 0;
      for (const { now, start, takes } of plannedAt(rate, list).filter((each) => each.lane === 'standard')) {
        expect(start).toBeGreaterThanOrEqual(Math.max(now, last));
        last = start + takes - 1;
      }
    });
    fc.assert(property, { numRuns: 200 });
  });
});

describe('the slots of the urgent lane', () => {
  it('come within five seconds, however many were given away before', () => {
    const property = fc.property(perSecond, plansOf(lane), (rate, list) => {
      for (const { now, start } of plannedAt(rate, list).filter((each) => each.lane === 'urgent')) {
        expect(start).toBeGreaterThanOrEqual(now);
        expect(start).toBeLessThanOrEqual(now + 5001);
      }
    });
    fc.assert(property, { numRuns: 200 });
  });
});
