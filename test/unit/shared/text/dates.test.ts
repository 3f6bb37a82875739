import { describe, expect, it } from 'vitest';
import { type Instant, type LocalDateTime, ZONES, type Zone } from '#shared/kernel/time.ts';
import { formatDate, formatDateTime, formatInstant, formatTime, zoneWord } from '#shared/text/dates.ts';

const thursday = '2025-11-13T09:00' as LocalDateTime;

describe('formatDateTime', () => {
  it('has a form for texts', () => {
    expect(formatDateTime(thursday, 'Asia/Pontianak', 'sms')).toBe('Kamis 13-11-2025 pkl 09.00 WIB');
  });

  it('has a compact form', () => {
    expect(formatDateTime('2025-10-16T10:36' as LocalDateTime, 'Asia/Pontianak', 'compact')).toBe(
      '16/10/25 10.36 WIB',
    );
  });

  it('has a form for pages', () => {
    expect(formatDateTime(thursday, 'Asia/Jakarta', 'page')).toBe('Kamis, 13 November 2025 pukul 09.00 WIB');
  });
});

describe('formatDateTime in English', () => {
  it.each([
    ['sms', 'Thu 13 Nov 2025 at 09:00 WIB'],
    ['compact', '13 Nov 25 09:00 WIB'],
    ['page', 'Thursday, 13 November 2025 at 09:00 WIB'],
  ] as const)('names the month in the %s style', (style, expected) => {
    expect(formatDateTime(thursday, 'Asia/Jakarta', style, 'en')).toBe(expected);
  });
});

describe('formatDate', () => {
  it.each([
    ['sms', 'Jumat 02-01-2026'],
    ['compact', '02/01/26'],
    ['page', 'Jumat, 2 Januari 2026'],
  ] as const)('names the day alone in the %s style', (style, expected) => {
    expect(formatDate('2026-01-02T23:59' as LocalDateTime, style)).toBe(expected);
  });
});

describe('zoneWord', () => {
  it.each([
    ['Asia/Jakarta', 'WIB'],
    ['Asia/Pontianak', 'WIB'],
    ['Asia/Makassar', 'WITA'],
    ['Asia/Jayapura', 'WIT'],
  ] as const)('calls %s %s', (zone, word) => {
    expect(zoneWord(zone)).toBe(word);
  });
});

describe('formatTime', () => {
  it('writes the hour with a dot and its zone word', () => {
    expect(formatTime(thursday, 'Asia/Makassar')).toBe('09.00 WITA');
  });
});

describe('formatInstant', () => {
  const expected: Readonly<Record<Zone, string>> = {
    'Asia/Jakarta': 'Rabu 31-12-2025 pkl 22.30 WIB',
    'Asia/Pontianak': 'Rabu 31-12-2025 pkl 22.30 WIB',
    'Asia/Makassar': 'Rabu 31-12-2025 pkl 23.30 WITA',
    'Asia/Jayapura': 'Kamis 01-01-2026 pkl 00.30 WIT',
  };

  it.each(ZONES)('shows the day and hour of %s', (zone) => {
    expect(formatInstant('2025-12-31T15:30:00.000Z' as Instant, zone, 'sms')).toBe(expected[zone]);
  });
});
