import { describe, expect, it } from 'vitest';
import type { Timeline, TimelineSnapshot } from '#functions/reminders/domain/timeline.ts';
import { handRule, wished } from '#functions/reminders/domain/wish.ts';
import type { Instant, LocalDateTime } from '#shared/kernel/time.ts';
import { timelineSnapshot } from '#test/support/builders/reminders.ts';

const AFTERNOON = '2025-11-13T13:00' as LocalDateTime;

const timeline = (over: Partial<TimelineSnapshot> = {}, entries: Timeline['entries'] = []): Timeline => ({
  snapshot: timelineSnapshot(over),
  entries,
  revision: 0,
});

describe('a wish', () => {
  it('to remind leaves the event as it is', () => {
    expect(wished(timeline(), { kind: 'reminder' })).toEqual(timelineSnapshot());
  });

  it('to move tells the old and the new, as the next schedule version', () => {
    expect(wished(timeline(), { kind: 'event_changed', localStart: AFTERNOON })).toMatchObject({
      scheduleVersion: 2,
      localStart: AFTERNOON,
      startsAt: '2025-11-13T06:00:00.000Z',
      change: { oldLocalStart: '2025-11-13T09:00', oldVenueName: 'Aula Kantor Camat Sungai Ambawang' },
    });
  });

  it('to move once more starts from what people believe', () => {
    const oldLocalStart = '2025-11-12T09:00' as LocalDateTime;
    const change = { kind: 'event_changed', oldLocalStart, oldVenueName: 'Balai Desa' } as const;
    const dueAt = '2025-11-10T00:00:00.000Z' as Instant;
    const wish = { kind: 'event_changed', localStart: AFTERNOON } as const;
    const oldOf = (state: 'planned' | 'sent') => {
      const next = wished(timeline({ change }, [{ rule: 'change', dueAt, state }]), wish);
      return next?.change?.kind === 'event_changed' ? next.change.oldLocalStart : undefined;
    };
    expect(oldOf('planned')).toBe(oldLocalStart);
    expect(oldOf('sent')).toBe('2025-11-13T09:00');
  });

  it('to move to where it is tells nobody', () => {
    const { localStart, venueName } = timelineSnapshot();
    expect(wished(timeline(), { kind: 'event_changed', localStart, venueName })).toBeUndefined();
  });

  it('to cancel tells of nothing else', () => {
    expect(wished(timeline(), { kind: 'event_cancelled' })).toMatchObject({
      status: 'cancelled',
      scheduleVersion: 2,
      change: { kind: 'event_cancelled' },
    });
  });

  it('of one request is one rule', () => {
    expect(handRule('REQ1')).not.toBe(handRule('REQ2'));
  });
});
