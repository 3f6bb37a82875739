import { describe, expect, it } from 'vitest';
import { instantFromMillis } from '#shared/kernel/time.ts';
import type { Evidence, Row } from '#test/simulation/audit/evidence.ts';
import { urgentOvertakes } from '#test/simulation/audit/urgent.ts';
import { noticeIntent } from '#test/simulation/workload/orders.ts';
import { OFFICES } from '#test/simulation/workload/plan.ts';
import { ask, emptyTruth, type Period } from '#test/simulation/world/truth.ts';

const START = Date.parse('2025-11-10T02:00:00.000Z');

const rowOf = (key: string, to: string): Row => ({
  key,
  to,
  batch: `batch of ${key}`,
  officeId: OFFICES[0].id,
  plannedAt: instantFromMillis(START),
  state: 'accepted',
  parts: 1,
  attempts: 1,
  attemptId: 'urgent-1',
  providerId: 'twin-1',
  claimedAt: instantFromMillis(START),
  history: [],
});

/** One notice that was taken so long after it was recorded. */
const taken = (lateMs: number, ...urgentStoodStill: readonly Period[]): Evidence => {
  const person = { recipient: 'C1', to: '+6286070000001' };
  const {
    recipient: _,
    to: __,
    own: ___,
    ...order
  } = noticeIntent({ id: 'NT1', office: OFFICES[0], at: START, escalates: false }, person, START, 1);
  const truth = { ...emptyTruth(), urgentStoodStill: [...urgentStoodStill] };
  // What is left of an intent is its order.
  ask(truth, order as Parameters<typeof ask>[1], [person], START);
  const key = [...truth.asked.keys()][0] ?? '';
  const acceptance = {
    to: person.to,
    text: 'Halo',
    reference: key,
    providerId: 'twin-1',
    at: START + lateMs,
  };
  return {
    acceptances: [acceptance],
    byKey: new Map([[key, [acceptance]]]),
    rows: new Map([[key, rowOf(key, person.to)]]),
    others: () => [],
    truth,
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

describe('the audit of urgent messages', () => {
  it('finds fault with six seconds, and not with five', () => {
    expect([taken(6_000), taken(5_000)].map((each) => urgentOvertakes(each).violations)).toEqual([1, 0]);
  });

  it('does not count the time in which every sender of the lane was suspended', () => {
    const evidence = taken(65_000, { from: START - 1_000, to: START + 61_000 });

    expect(urgentOvertakes(evidence)).toMatchObject({
      violations: 0,
      note: expect.stringContaining('p99 4000'),
    });
  });

  it('counts what is left of the wait', () => {
    const evidence = taken(65_000, { from: START, to: START + 50_000 });

    expect(urgentOvertakes(evidence).violations).toBe(1);
  });
});
