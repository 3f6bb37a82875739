import { describe, expect, it } from 'vitest';
import { type Budget, budgetView, crossed, monthOf } from '#functions/messaging/domain/budget.ts';
import { withLimits } from '#functions/messaging/domain/budget-change.ts';
import type { Instant } from '#shared/kernel/time.ts';

const budget = (overrides: Partial<Budget> = {}): Budget => ({
  officeId: 'bp3mi-kalbar',
  month: '2025-11',
  limit: 1000,
  floor: 100,
  reserved: 0,
  spent: 0,
  version: 0,
  ...overrides,
});

describe('the month of a budget', () => {
  it.each([
    ['2025-10-31T16:59:59.999Z', '2025-10'],
    ['2025-10-31T17:00:00.000Z', '2025-11'],
    ['2025-12-31T17:00:00.000Z', '2026-01'],
  ])('of %s is %s, as in Jakarta', (instant, month) => {
    expect(monthOf(instant as Instant)).toBe(month);
  });
});

describe('the state of a budget', () => {
  it.each([
    [0, 0, 'ok'],
    [500, 299, 'ok'],
    [500, 300, 'warning'],
    [0, 899, 'warning'],
    [900, 0, 'stopped'],
    [0, 1100, 'stopped'],
  ] as const)(
    'with %i reserved and %i spent of 1000, 100 of them kept for notices, is %s',
    (reserved, spent, state) => {
      expect(budgetView(budget({ reserved, spent })).state).toBe(state);
    },
  );

  it('leaves the floor to notices when all else has stopped', () => {
    expect(budgetView(budget({ reserved: 50, spent: 850 }))).toMatchObject({
      left: 0,
      leftForNotices: 100,
      over: 0,
      percent: 90,
    });
  });

  it('shows what notices used beyond the limit', () => {
    expect(budgetView(budget({ spent: 1025 }))).toMatchObject({
      left: 0,
      leftForNotices: 0,
      over: 25,
      percent: 102,
    });
  });

  it('is stopped at once when the limit is 0', () => {
    expect(budgetView(budget({ limit: 0, floor: 0 }))).toMatchObject({ percent: 100, state: 'stopped' });
  });
});

describe('a budget that moves', () => {
  it.each([
    [700, 799, undefined],
    [799, 800, 'warning'],
    [800, 850, undefined],
    [899, 900, 'stopped'],
    [100, 950, 'stopped'],
    [950, 960, undefined],
    [900, 810, undefined],
    [810, 100, undefined],
  ] as const)('from %i to %i of 1000 crosses %s', (before, after, worse) => {
    expect(crossed(budget({ reserved: before }), budget({ reserved: after }))).toBe(worse);
  });
});

const why = { by: 'head-kalbar', at: '2025-11-10T02:00:00.000Z' as Instant, reason: 'Tambahan acara' };

describe('other limits for a month', () => {
  it('stay on record with what they were before', () => {
    const changed = withLimits({ budget: budget(), changes: [] }, { limit: 2000, floor: 200, ...why });
    expect(changed.ok && changed.value).toEqual({
      budget: budget({ limit: 2000, floor: 200, version: 1 }),
      changes: [{ ...why, limit: 2000, floor: 200, before: { limit: 1000, floor: 100 } }],
    });
  });

  it('may be below what is used, which stops all but notices', () => {
    const changed = withLimits(
      { budget: budget({ spent: 600 }), changes: [] },
      { limit: 500, floor: 0, ...why },
    );
    expect(changed.ok && budgetView(changed.value.budget)).toMatchObject({ state: 'stopped', over: 100 });
  });

  it('are refused when more is kept for notices than there is', () => {
    expect(withLimits({ budget: budget(), changes: [] }, { limit: 100, floor: 101, ...why })).toEqual({
      ok: false,
      error: { kind: 'floor_above_limit' },
    });
  });

  it('are remembered for the last 20 changes, newest first', () => {
    let record = { budget: budget(), changes: [] } as Parameters<typeof withLimits>[0];
    for (let limit = 1; limit <= 22; limit += 1) {
      const changed = withLimits(record, { limit, floor: 0, ...why });
      if (changed.ok) record = changed.value;
    }
    expect(record.changes.map(({ limit }) => limit)).toEqual(Array.from({ length: 20 }, (_, i) => 22 - i));
  });
});
