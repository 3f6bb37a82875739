import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastAnswer, passingOn } from '#functions/registrations/domain/offer.ts';
import {
  type Instant,
  instantFromMillis,
  type LocalDateTime,
  millisOf,
  toInstant,
  toLocal,
  ZONES,
  type Zone,
} from '#shared/kernel/time.ts';
import { seats } from '#test/support/builders/registrations.ts';

const QUIET = { from: '20:00', to: '07:00' };
const at = (local: string, zone: Zone): Instant => toInstant(local as LocalDateTime, zone);
const eventAt = (local: string, zone: Zone, over = {}) =>
  seats({ localStart: local as LocalDateTime, zone, code: 'K3B7RA', quietHours: QUIET, ...over });

/** The deadline on the wall, or `give`. */
const until = (start: string, now: string, zone: Zone, over = {}): string => {
  const passing = passingOn(eventAt(start, zone, over), at(now, zone));
  return passing.how === 'give' ? 'give' : toLocal(passing.until, zone);
};

const CASES: readonly (readonly [name: string, start: string, now: string, expected: string])[] = [
  ['a day and a minute before the start, is given', '2025-11-13T14:00', '2025-11-12T13:59', 'give'],
  [
    'a day before the start, is offered for four hours',
    '2025-11-13T14:00',
    '2025-11-12T14:00',
    '2025-11-12T18:00',
  ],
  [
    'in the afternoon, may be answered until the morning',
    '2025-11-13T14:00',
    '2025-11-12T16:00',
    '2025-11-13T07:00',
  ],
  ['at midnight, counts from the morning', '2025-11-13T14:00', '2025-11-13T00:30', '2025-11-13T11:00'],
  [
    'late in the evening, counts from the morning',
    '2025-11-13T14:00',
    '2025-11-12T23:00',
    '2025-11-13T11:00',
  ],
  [
    'in the morning, ends an hour before the start',
    '2025-11-13T14:00',
    '2025-11-13T10:00',
    '2025-11-13T13:00',
  ],
  ['with an hour to answer, is offered', '2025-11-13T14:00', '2025-11-13T12:00', '2025-11-13T13:00'],
  ['with less than an hour to answer, is given', '2025-11-13T14:00', '2025-11-13T12:01', 'give'],
  ['for an early event, ends before the night', '2025-11-13T07:30', '2025-11-12T17:00', '2025-11-12T19:59'],
  ['for an early event, is given in the night', '2025-11-13T07:30', '2025-11-12T21:00', 'give'],
];

describe('a seat that becomes free', () => {
  for (const zone of ZONES)
    it.each(CASES)(`%s (${zone})`, (_name, start, now, expected) => {
      expect(until(start, now, zone)).toBe(expected);
    });

  it('of an event without a page, is given', () => {
    const { code: _code, ...event } = eventAt('2025-11-13T14:00', 'Asia/Jakarta');
    expect(passingOn(event, at('2025-11-13T09:00', 'Asia/Jakarta'))).toEqual({ how: 'give' });
  });

  it('of an event that never said its quiet hours, is offered at any time', () => {
    const { quietHours: _hours, ...event } = eventAt('2025-11-13T14:00', 'Asia/Jakarta');
    const now = at('2025-11-12T22:00', 'Asia/Jakarta');
    expect(passingOn(event, now)).toEqual({ how: 'offer', until: at('2025-11-13T02:00', 'Asia/Jakarta') });
  });

  it('with quiet hours at noon, has no deadline in them', () => {
    const quietHours = { from: '11:30', to: '13:00' };
    expect(until('2025-11-13T16:00', '2025-11-13T08:00', 'Asia/Jayapura', { quietHours })).toBe(
      '2025-11-13T13:00',
    );
  });
});

const hour = fc.integer({ min: 0, max: 1439 }).map((minute) => {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60];
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
});

const within = (clock: string, { from, to }: typeof QUIET): boolean => {
  // By counting minutes round the clock, another way than the rule does.
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const length = (minutes(to) - minutes(from) + 1440) % 1440;
  return (minutes(clock) - minutes(from) + 1440) % 1440 < length;
};

describe('any offer in any zone', () => {
  it('ends outside of quiet hours, an hour before the start, with an hour or more to answer', () => {
    fc.assert(
      fc.property(
        fc.record({
          zone: fc.constantFrom(...ZONES),
          start: hour,
          ahead: fc.integer({ min: 1, max: 1500 }),
          from: hour,
          to: hour,
        }),
        ({ zone, start, ahead, from, to }) => {
          const event = eventAt(`2025-11-13T${start}`, zone, { quietHours: { from, to } });
          const now = instantFromMillis(millisOf(event.startsAt) - ahead * 60_000);
          const passing = passingOn(event, now);
          if (passing.how === 'give') return;
          const { until: end } = passing;
          expect(ahead).toBeLessThanOrEqual(24 * 60);
          expect(within(toLocal(end, zone).slice(11), { from, to })).toBe(false);
          expect(millisOf(end)).toBeLessThanOrEqual(millisOf(event.startsAt) - 3600_000);
          expect(millisOf(end)).toBeGreaterThanOrEqual(millisOf(now) + 3600_000);
          expect(end <= lastAnswer(event)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
