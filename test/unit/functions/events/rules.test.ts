import { describe, expect, it } from 'vitest';
import type { EventRecord } from '#functions/events/domain/event.ts';
import { flawsOf } from '#functions/events/domain/rules.ts';
import type { Duration, Instant, LocalDateTime } from '#shared/kernel/time.ts';
import { eventRecord } from '#test/support/builders/events.ts';

const NOW = '2025-10-16T03:36:00.000Z' as Instant;

const kinds = (over: Partial<EventRecord>, now = NOW) =>
  flawsOf(eventRecord(over), now).map(({ kind }) => kind);
const rules = (...list: string[]) => ({ reminderRules: list as Duration[] });

describe('an event', () => {
  it('as organisers usually plan it has no flaw', () => {
    expect(kinds({})).toEqual([]);
  });

  it('may not start at this very moment', () => {
    expect(kinds({}, '2025-11-13T02:00:00.000Z' as Instant)).toEqual(['starts_in_past']);
  });

  it('may not end when it starts', () => {
    expect(kinds({ localEnd: '2025-11-13T09:00' as LocalDateTime })).toEqual(['ends_before_start']);
  });

  it('may not last longer than a month', () => {
    expect(kinds({ localEnd: '2025-12-15T09:00' as LocalDateTime })).toEqual(['too_long']);
  });

  it('reports every flaw at once', () => {
    const localEnd = '2025-11-13T08:00' as LocalDateTime;
    expect(kinds({ localEnd, shortName: 'Daftar di www.contoh.id', ...rules('P1D', 'PT24H') })).toEqual([
      'ends_before_start',
      'rules_repeat',
      'unsafe_words',
    ]);
  });

  it.each([
    ['P30D', []],
    ['P30DT1M', ['rule_too_early']],
  ])('reminded %s before the start', (rule, expected) => {
    expect(kinds(rules(rule))).toEqual(expected);
  });

  it.each(['Transfer ke 1234567890', 'Klik contoh.com/daftar', 'kirim ke a@contoh.id'])(
    'is not called "%s" in an SMS',
    (shortName) => {
      expect(kinds({ shortName })).toEqual(['unsafe_words']);
    },
  );

  it.each(['Sosialisasi “Migrasi Aman” – Tahap 2', 'Rapat P3MI 17/12/2025'])(
    'may be called "%s" in an SMS',
    (shortName) => {
      expect(kinds({ shortName })).toEqual([]);
    },
  );

  it('may not be held at a link', () => {
    const venue = { name: 'https://contoh.id/rapat', regionCode: '61.12.03' };
    expect(kinds({ venue })).toEqual(['unsafe_words']);
  });

  it('needs a capacity when people register themselves', () => {
    expect(kinds({ capacity: null })).toEqual(['registration_without_capacity']);
  });

  it('needs no capacity when nobody registers', () => {
    expect(kinds({ capacity: null, publicRegistration: false })).toEqual([]);
  });
});
