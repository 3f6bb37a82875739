import { describe, expect, it } from 'vitest';
import { atNine, nineFrom } from '#functions/reporting/domain/days-after.ts';
import { officerRank } from '#functions/reporting/domain/officers.ts';
import type { Duration, Instant, LocalDateTime, Zone } from '#shared/kernel/time.ts';

const END = '2025-11-13T12:00' as LocalDateTime;

describe('the morning after', () => {
  it.each([
    ['Asia/Pontianak', 'P1D', '2025-11-14T02:00:00.000Z'],
    ['Asia/Makassar', 'P1D', '2025-11-14T01:00:00.000Z'],
    ['Asia/Jayapura', 'P7D', '2025-11-20T00:00:00.000Z'],
  ] as const)('in %s after %s is 09.00 on the wall', (zone, wait, expected) => {
    expect(atNine(END, wait as Duration, zone)).toBe(expected);
  });

  it.each([
    ['2025-11-13T10:00:00.000Z', '2025-11-14T02:00:00.000Z'],
    ['2025-11-16T01:00:00.000Z', '2025-11-16T02:00:00.000Z'],
    ['2025-11-16T02:00:00.001Z', '2025-11-17T02:00:00.000Z'],
    // 23.30 UTC is the next morning already.
    ['2025-11-16T23:30:00.000Z', '2025-11-17T02:00:00.000Z'],
  ])('asked for at %s, is %s', (now, expected) => {
    const zone: Zone = 'Asia/Pontianak';
    expect(nineFrom(atNine(END, 'P1D' as Duration, zone), now as Instant, zone)).toBe(expected);
  });
});

describe('who speaks for a village', () => {
  it.each([
    [{ role: 'Kepala Desa Korek' }, 0],
    [{ role: 'Plt. Lurah' }, 0],
    [{ role: 'sekdes' }, 1],
    [{ role: 'Kepala Dusun' }, 2],
    [{ institution: 'Pemerintah Desa Lingga' }, 3],
    [{ role: 'Pencari kerja' }, undefined],
    [{}, undefined],
  ])('of %j is rank %s', (came, rank) => {
    expect(officerRank({ personId: 'R1', ...came })).toBe(rank);
  });
});
