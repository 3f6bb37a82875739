import { describe, expect, it } from 'vitest';
import {
  type Duration,
  type Instant,
  type LocalDateTime,
  localMinus,
  parseDuration,
  parseInstant,
  parseLocalDateTime,
  plus,
  toInstant,
  toLocal,
} from '#shared/kernel/time.ts';

const nine = '2025-11-13T09:00' as LocalDateTime;

describe('Given a wall-clock time', () => {
  it.each([
    ['Asia/Jakarta', '2025-11-13T02:00:00.000Z'],
    ['Asia/Pontianak', '2025-11-13T02:00:00.000Z'],
    ['Asia/Makassar', '2025-11-13T01:00:00.000Z'],
    ['Asia/Jayapura', '2025-11-13T00:00:00.000Z'],
  ] as const)('when it stands in %s, then its instant is %s', (zone, instant) => {
    expect(toInstant(nine, zone)).toBe(instant);
    expect(toLocal(instant as Instant, zone)).toBe(nine);
  });

  it('when three days are taken off, then the hour stays, also across the end of a leap February', () => {
    expect(localMinus('2028-03-01T09:00' as LocalDateTime, 'P3D' as Duration)).toBe('2028-02-27T09:00');
  });
});

describe('Given text from outside', () => {
  it.each(['2025-02-30T09:00', '2025-11-13', '2025-11-13T09:00:00', '2025-11-13T24:00', 'besok', ''])(
    'when it is %j, then it is no local time',
    (text) => expect(parseLocalDateTime(text)).toBeUndefined(),
  );

  it.each(['-P1D', 'P1M', 'P1W', 'P0D', 'P', '3 hari'])('when it is %j, then it is no duration', (text) =>
    expect(parseDuration(text)).toBeUndefined(),
  );

  it.each(['P3D', 'PT2H', 'P1DT12H30M'])('when it is %j, then it is a duration', (text) =>
    expect(parseDuration(text)).toBe(text),
  );

  it('when an instant carries an offset, then it is kept as UTC', () => {
    expect(parseInstant('2025-10-16T10:36:00+07:00')).toBe('2025-10-16T03:36:00.000Z');
  });

  it('when an instant has no offset, then it is refused: nobody can tell which hour is meant', () => {
    expect(parseInstant('2025-10-16T10:36:00')).toBeUndefined();
  });
});

describe('Given an instant', () => {
  it('when a duration is added, then the sum is an instant', () => {
    expect(plus('2025-10-16T03:36:00.000Z' as Instant, 'PT30M' as Duration)).toBe('2025-10-16T04:06:00.000Z');
  });
});
