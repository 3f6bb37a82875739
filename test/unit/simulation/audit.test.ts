import { describe, expect, it } from 'vitest';
import { acceptedOnce } from '#test/simulation/audit/acceptances.ts';
import { brokenStep } from '#test/simulation/audit/ends.ts';
import type { Evidence } from '#test/simulation/audit/evidence.ts';
import { examine } from '#test/simulation/audit/invariant.ts';
import { optionsOf, seedsOf } from '#test/simulation/cli/options.ts';
import { summaryOf } from '#test/simulation/cli/summary.ts';
import { emptyTruth } from '#test/simulation/world/truth.ts';

const KEY = 'reminder|event:EV1|1|P1D|R1';

const taken = (times: number): Evidence => {
  const acceptance = { to: '+6286010000001', text: 'Halo', reference: KEY, providerId: 'twin-1', at: 0 };
  const acceptances = Array.from({ length: times }, () => acceptance);
  return {
    acceptances,
    byKey: new Map([[KEY, acceptances]]),
    rows: new Map(),
    others: () => [],
    truth: emptyTruth(),
    commits: {
      states: new Map(),
      budgets: new Map(),
      overdrawn: [],
      held: new Set(),
      parked: new Set(),
      dropped: new Set(),
    },
  };
};

describe('the auditor', () => {
  it('finds fault with a message that was taken twice, and only then', () => {
    expect([acceptedOnce(taken(1)).violations, acceptedOnce(taken(2)).violations]).toEqual([0, 1]);
  });

  it('lets a message rise from unknown over accepted and failed to delivered', () => {
    expect(brokenStep('hsuafd')).toBeUndefined();
  });

  it('sees a message that goes down', () => {
    expect(brokenStep('hsada')).toBe('d->a');
  });

  it('keeps only the first few examples', () => {
    const { check, finding } = examine('accepted-once');
    for (let index = 0; index < 9; index += 1) check(false, () => `example ${index}`);

    expect(finding()).toMatchObject({ checked: 9, violations: 9, examples: { length: 5 } });
  });
});

describe('the command line', () => {
  it('takes one seed, a range and a list', () => {
    expect([seedsOf('7'), seedsOf('1-3'), seedsOf('2,5-6')]).toEqual([[7], [1, 2, 3], [2, 5, 6]]);
  });

  it('refuses what it does not know', () => {
    expect(() => optionsOf(['--what'])).toThrow();
  });

  it('counts a run with any violation as failed', () => {
    const finding = { name: 'accepted-once', checked: 1, examples: [] } as const;
    const result = (seed: number, violations: number) => ({
      seed,
      findings: [{ ...finding, violations }],
      counts: {},
      cpuSeconds: 1,
    });

    expect(summaryOf('sms', [result(1, 0), result(2, 3)])).toMatchObject({ passed: 1, failedSeeds: [2] });
  });
});
