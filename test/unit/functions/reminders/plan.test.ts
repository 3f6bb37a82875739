import { describe, expect, it } from 'vitest';
import { planEntries } from '#functions/reminders/domain/plan.ts';
import type { Duration, Instant, LocalDateTime } from '#shared/kernel/time.ts';
import { timelineSnapshot } from '#test/support/builders/reminders.ts';

const at = (text: string) => text as Instant;
const local = (text: string) => text as LocalDateTime;
const rules = (...list: string[]) => list as Duration[];

const PUBLISHED = at('2025-10-20T02:00:00.000Z');
const moved = {
  kind: 'event_changed',
  oldLocalStart: local('2025-11-13T09:00'),
  oldVenueName: 'Balai Desa',
} as const;

describe('the plan of an event', () => {
  it('has each rule at the hour of the start, so many days before', () => {
    expect(planEntries(timelineSnapshot(), PUBLISHED)).toEqual([
      { rule: 'P3D', dueAt: '2025-11-10T02:00:00.000Z', state: 'planned' },
      { rule: 'P1D', dueAt: '2025-11-12T02:00:00.000Z', state: 'planned' },
    ]);
  });

  it('goes by the clock of the venue', () => {
    const [first] = planEntries(timelineSnapshot({ zone: 'Asia/Jayapura' }), PUBLISHED);
    expect(first?.dueAt).toBe('2025-11-10T00:00:00.000Z');
  });

  it('marks what was already past as expired', () => {
    const [first, second] = planEntries(timelineSnapshot(), at('2025-11-10T02:00:00.001Z'));
    expect(first).toMatchObject({ state: 'expired', reason: 'past_when_planned' });
    expect(second).toMatchObject({ state: 'planned' });
  });

  it('keeps what is due this very moment', () => {
    const [first] = planEntries(timelineSnapshot(), at('2025-11-10T02:00:00.000Z'));
    expect(first).toMatchObject({ state: 'planned' });
  });

  it('gives a rule named twice one entry', () => {
    expect(planEntries(timelineSnapshot({ rules: rules('P1D', 'P1D') }), PUBLISHED)).toHaveLength(1);
  });

  it('sends one SMS when two rules fall on the same moment', () => {
    const [, second] = planEntries(timelineSnapshot({ rules: rules('P1D', 'PT24H') }), PUBLISHED);
    expect(second).toMatchObject({ state: 'expired', reason: 'same_time_as_another' });
  });

  it('does not remind of an event that starts within half an hour', () => {
    const [only] = planEntries(timelineSnapshot({ rules: rules('PT15M') }), PUBLISHED);
    expect(only).toMatchObject({ state: 'expired', reason: 'too_close_to_start' });
  });

  it('tells of a change when it has settled', () => {
    expect(planEntries(timelineSnapshot({ change: moved }), at('2025-11-09T12:30:00.000Z'))[0]).toEqual({
      rule: 'change',
      dueAt: '2025-11-09T12:40:00.000Z',
      state: 'planned',
    });
  });

  it('tells of a change at once when the event starts within a day', () => {
    const [far] = planEntries(timelineSnapshot({ change: moved }), at('2025-11-12T01:59:59.999Z'));
    const [near] = planEntries(timelineSnapshot({ change: moved }), at('2025-11-12T02:00:00.000Z'));
    expect([far?.dueAt, near?.dueAt]).toEqual(['2025-11-12T02:09:59.999Z', '2025-11-12T02:00:00.000Z']);
  });

  it('tells of a cancellation at once', () => {
    const snapshot = timelineSnapshot({ status: 'cancelled', change: { kind: 'event_cancelled' } });
    expect(planEntries(snapshot, PUBLISHED)[0]?.dueAt).toBe(PUBLISHED);
  });

  it('leaves out a reminder that would come before the notice', () => {
    const [notice, first, second] = planEntries(
      timelineSnapshot({ change: moved }),
      at('2025-11-10T01:55:00.000Z'),
    );
    expect([notice?.dueAt, first?.reason, second?.state]).toEqual([
      '2025-11-10T02:05:00.000Z',
      'told_by_change',
      'planned',
    ]);
  });

  it('makes up for a reminder that fell due while a change was held back and then taken back', () => {
    const now = at('2025-11-10T02:05:00.000Z');
    const untoldSince = at('2025-11-10T01:55:00.000Z');
    expect(planEntries(timelineSnapshot({ untoldSince }), now)[0]).toEqual({
      ...{ rule: 'P3D', dueAt: now, wantedAt: '2025-11-10T02:00:00.000Z', state: 'planned' },
    });
  });

  it('does not bring back what fell due before', () => {
    const untoldSince = at('2025-11-10T02:00:00.001Z');
    const [first] = planEntries(timelineSnapshot({ untoldSince }), at('2025-11-10T02:05:00.000Z'));
    expect(first).toMatchObject({ state: 'expired', reason: 'past_when_planned' });
  });

  it('tells of a move to an earlier time that is over until the old time is', () => {
    const snapshot = timelineSnapshot({ change: { ...moved, oldLocalStart: local('2025-11-13T13:00') } });
    expect(planEntries(snapshot, at('2025-11-13T06:00:00.000Z'))[0]).toMatchObject({ state: 'planned' });
    expect(planEntries(snapshot, at('2025-11-13T06:00:00.001Z'))[0]).toMatchObject({ state: 'expired' });
  });

  it('keeps nothing but the notice of a cancelled event', () => {
    const snapshot = timelineSnapshot({ status: 'cancelled', change: { kind: 'event_cancelled' } });
    expect(planEntries(snapshot, PUBLISHED).map(({ rule }) => rule)).toEqual(['change']);
  });
});

describe('quiet hours', () => {
  const plan = (start: string, rule: string, now = PUBLISHED) =>
    planEntries(timelineSnapshot({ localStart: local(start), rules: rules(rule) }), now)[0];

  it('move a reminder of the late evening to seven the next morning', () => {
    expect(plan('2025-11-13T21:30', 'P1D')).toMatchObject({
      dueAt: '2025-11-13T00:00:00.000Z',
      shifted: true,
    });
  });

  it('move a reminder of the early morning to seven', () => {
    expect(plan('2025-11-13T09:00', 'PT3H')).toMatchObject({
      dueAt: '2025-11-13T00:00:00.000Z',
      shifted: true,
    });
  });

  it('begin at eight in the evening', () => {
    expect(plan('2025-11-13T19:59', 'P1D')).not.toHaveProperty('shifted');
    expect(plan('2025-11-13T20:00', 'P1D')).toHaveProperty('shifted');
  });

  it('end at seven', () => {
    expect(plan('2025-11-13T07:00', 'P1D')).not.toHaveProperty('shifted');
    expect(plan('2025-11-13T06:59', 'P1D')).toHaveProperty('shifted');
  });

  it('bring a reminder forward to the evening when seven would be too late', () => {
    expect(plan('2025-11-13T07:15', 'PT3H')).toMatchObject({
      dueAt: '2025-11-12T12:30:00.000Z',
      shifted: true,
    });
  });

  it('let it go at seven when the start is half an hour later', () => {
    expect(plan('2025-11-13T07:30', 'PT3H')).toMatchObject({ dueAt: '2025-11-13T00:00:00.000Z' });
  });

  it('leave no time for a reminder whose evening is past', () => {
    expect(plan('2025-11-13T07:15', 'PT3H', at('2025-11-12T12:30:00.000Z'))).toMatchObject({
      state: 'expired',
      reason: 'quiet_hours',
    });
  });

  it('may also lie within one day', () => {
    const quietHours = { from: '11:30', to: '13:00' };
    const snapshot = timelineSnapshot({
      localStart: local('2025-11-13T12:00'),
      rules: rules('P1D'),
      quietHours,
    });
    expect(planEntries(snapshot, PUBLISHED)[0]).toMatchObject({
      dueAt: '2025-11-12T06:00:00.000Z',
      shifted: true,
    });
  });
});

describe('a change in quiet hours', () => {
  const change = (now: string, over: Parameters<typeof timelineSnapshot>[0] = {}) =>
    planEntries(timelineSnapshot({ change: moved, ...over }), at(now))[0];

  it('is told when they end', () => {
    expect(change('2025-11-09T16:00:00.000Z')).toEqual({
      rule: 'change',
      dueAt: '2025-11-10T00:00:00.000Z',
      shifted: true,
      wantedAt: '2025-11-09T16:10:00.000Z',
      state: 'planned',
    });
  });

  it('is told at once when the start is less than three hours after their end', () => {
    expect(change('2025-11-12T16:00:00.000Z')).toMatchObject({ dueAt: '2025-11-12T16:00:00.000Z' });
  });

  it('waits when the start is three hours after their end', () => {
    const start = local('2025-11-13T10:00');
    const over = { localStart: start, change: { ...moved, oldLocalStart: start } };
    expect(change('2025-11-12T16:00:00.000Z', over)).toMatchObject({ dueAt: '2025-11-13T00:00:00.000Z' });
  });

  it('goes by the old start when the new one is later', () => {
    const over = { localStart: local('2025-11-20T09:00') };
    expect(change('2025-11-12T16:00:00.000Z', over)).toMatchObject({ dueAt: '2025-11-12T16:00:00.000Z' });
  });

  it('goes by the new start when the old one is later', () => {
    const over = { change: { ...moved, oldLocalStart: local('2025-11-20T09:00') } };
    expect(change('2025-11-12T16:00:00.000Z', over)).toMatchObject({ dueAt: '2025-11-12T16:00:00.000Z' });
  });

  it('is told in the morning when the event is cancelled', () => {
    const over = { status: 'cancelled', change: { kind: 'event_cancelled' } } as const;
    expect(change('2025-11-09T16:00:00.000Z', over)).toMatchObject({ dueAt: '2025-11-10T00:00:00.000Z' });
  });
});
