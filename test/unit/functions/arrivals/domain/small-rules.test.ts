import { describe, expect, it } from 'vitest';
import { readAnswererName } from '#functions/arrivals/domain/answerer-name.ts';
import { isPlausibleTime } from '#functions/arrivals/domain/arrival.ts';
import { regionWords } from '#functions/arrivals/domain/provinces.ts';
import { referenceOf, referenceSeries } from '#functions/arrivals/domain/reference.ts';
import type { LocalDateTime } from '#shared/kernel/time.ts';
import { at } from '#test/support/builders/arrivals.ts';

describe('given the 17th arrival of October 2025 in Kalimantan Barat', () => {
  it('when it gets its reference then it is KB-2510-017', () => {
    expect(referenceOf(referenceSeries('61.03.21', '2025-10-16T10:36' as LocalDateTime), 17)).toBe(
      'KB-2510-017',
    );
  });
});

describe('given the time of an arrival', () => {
  const now = at('2025-10-16T03:00:00Z');

  it.each([
    ['2025-10-10T03:00:00Z', true],
    ['2025-10-08T03:00:00Z', false],
    ['2025-12-01T03:00:00Z', true],
    ['2026-10-16T03:00:00Z', false],
  ])('when it is %s then plausible is %s', (text, plausible) => {
    expect(isPlausibleTime(at(text), now)).toBe(plausible);
  });
});

describe('given the provinces of a share', () => {
  it.each([
    [['35'], 'JATIM'],
    [['61', '62'], 'KALBAR/KALTENG'],
    [['61', '62', '17'], 'KALBAR dll'],
    [['00'], 'BELUM DIKETAHUI'],
    [[], '-'],
  ])('when they are %j then an SMS says %s', (codes, words) => {
    expect(regionWords(codes.map((provinceCode) => ({ provinceCode, people: 1 })))).toBe(words);
  });
});

describe('given the name of somebody who answers', () => {
  it('when it has blanks around then they go', () => {
    expect(readAnswererName('  Siti   K ')).toEqual({ ok: true, value: 'Siti K' });
  });

  it.each(['', ' ', 'x', '12345', 'x'.repeat(81)])('when it is "%s" then it is refused', (text) => {
    expect(readAnswererName(text).ok).toBe(false);
  });
});
