import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quietUntil } from '#functions/messaging/domain/quiet-now.ts';
import { isQuiet, quietEnd } from '#functions/reminders/domain/quiet-hours.ts';
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

const MINUTE = 60_000;
const LATEST = '2030-01-01T00:00:00.000Z' as Instant;

const HOURS = [
  ['20:00', '07:00'],
  ['22:30', '05:15'],
  ['12:00', '13:30'],
  ['00:00', '06:00'],
  ['18:00', '00:00'],
] as const;

const CASES = ZONES.flatMap((zone) => HOURS.map(([from, to]) => [zone, from, to] as const));

const rule = (from: string, to: string, zone: Zone) =>
  ({ from, to, zone, latest: LATEST, otherwise: 'drop' }) as const;

/** What reminders plan with, said for one instant. */
const asPlanned = (now: Instant, from: string, to: string, zone: Zone): Instant | undefined => {
  const local = toLocal(now, zone);
  return isQuiet(local, { from, to }) ? quietEnd(local, zone, { from, to }) : undefined;
};

/** Minute by minute around an hour of the day, and a millisecond to either side. */
const around = (day: string, hour: string, zone: Zone): Instant[] => {
  const edge = millisOf(toInstant(`${day}T${hour}` as LocalDateTime, zone));
  const instants: Instant[] = [];
  for (let minute = -15; minute <= 15; minute += 1)
    for (const shift of [-1, 0, 1]) instants.push(instantFromMillis(edge + minute * MINUTE + shift));
  return instants;
};

describe('quiet hours at the moment of sending', () => {
  it.each(CASES)('are those that reminders were planned with, in %s from %s to %s', (zone, from, to) => {
    const instants = ['2025-12-31', '2028-02-29'].flatMap((day) => [
      ...around(day, from, zone),
      ...around(day, to, zone),
    ]);
    const differing = instants.filter(
      (now) => quietUntil(rule(from, to, zone), now) !== asPlanned(now, from, to, zone),
    );
    expect(differing).toEqual([]);
  });

  it('end at the hour on the wall, within a day, at a moment that is not quiet', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: millisOf('2025-01-01T00:00:00.000Z' as Instant), max: millisOf(LATEST) }),
        fc.constantFrom(...CASES),
        (millis, [zone, from, to]) => {
          const until = quietUntil(rule(from, to, zone), instantFromMillis(millis));
          fc.pre(until !== undefined);
          const end = until as Instant;
          expect(toLocal(end, zone).slice(11)).toBe(to);
          expect(millisOf(end)).toBeGreaterThan(millis);
          expect(millisOf(end) - millis).toBeLessThanOrEqual(24 * 60 * MINUTE);
          expect(quietUntil(rule(from, to, zone), end)).toBeUndefined();
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each(CASES.filter((_, index) => index % 5 < 3))(
    'are as long as they say, in %s from %s to %s',
    (zone, from, to) => {
      const midnight = millisOf(toInstant('2025-11-13T00:00' as LocalDateTime, zone));
      const minutes = Array.from({ length: 24 * 60 }, (_, minute) =>
        instantFromMillis(midnight + minute * MINUTE),
      );
      const ofDay = (hour: string) => Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3));
      const promised = (ofDay(to) - ofDay(from) + 24 * 60) % (24 * 60);
      expect(minutes.filter((now) => quietUntil(rule(from, to, zone), now) !== undefined)).toHaveLength(
        promised,
      );
    },
  );

  it('that begin when they end are none', () => {
    expect(
      quietUntil(rule('20:00', '20:00', 'Asia/Jakarta'), '2025-11-13T13:00:00.000Z' as Instant),
    ).toBeUndefined();
  });
});
