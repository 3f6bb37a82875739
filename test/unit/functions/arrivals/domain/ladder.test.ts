import { describe, expect, it } from 'vitest';
import { climb, firstRung, ruleOf } from '#functions/arrivals/domain/ladder.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { at } from '#test/support/builders/arrivals.ts';

const announcedAt = at('2025-10-16T03:00:00Z');

const climbs = (steps: number, rungs: number) => {
  let standing = firstRung(announcedAt, rungs);
  const visits: (readonly [string, Instant])[] = [];
  for (let step = 0; step < steps; step += 1) {
    standing = climb(standing, announcedAt, standing.nextAt, rungs);
    visits.push([ruleOf(standing), standing.rungStartedAt]);
  }
  return visits.map(([rule, instant]) => `${rule} ${instant.slice(11, 16)}`);
};

describe('given a silent office', () => {
  it('when its ladder is full then the rungs begin after 30, 60 and 120 minutes and the last is repeated every 30', () => {
    expect(climbs(5, 4)).toEqual([
      'rung-2 03:30',
      'rung-3 04:00',
      'rung-4 05:00',
      'rung-4-again-1 05:30',
      'rung-4-again-2 06:00',
    ]);
  });

  it('when its ladder has three rungs then the third is repeated', () => {
    expect(climbs(4, 3)).toEqual([
      'rung-2 03:30',
      'rung-3 04:00',
      'rung-3-again-1 04:30',
      'rung-3-again-2 05:00',
    ]);
  });

  it('when its ladder has one rung then that one is repeated', () => {
    expect(climbs(2, 1)).toEqual(['rung-1-again-1 03:30', 'rung-1-again-2 04:00']);
  });

  it('when nobody looked for a day then missed repeats are not called one by one', () => {
    const standing = { rung: 4, repeats: 0, rungStartedAt: announcedAt, nextAt: at('2025-10-16T05:30:00Z') };
    const late = at('2025-10-17T05:31:00Z');
    expect(climb(standing, announcedAt, late, 4).nextAt).toBe(at('2025-10-17T06:01:00Z'));
  });
});
