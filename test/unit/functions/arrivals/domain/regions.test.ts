import { describe, expect, it } from 'vitest';
import { findRegion, type StatedOrigin } from '#functions/arrivals/domain/regions.ts';
import { someRegions } from '#test/support/builders/arrivals.ts';

const found = (origin: StatedOrigin) => {
  const region = findRegion(origin, someRegions);
  return region.ok ? region.value : region.error.code;
};

describe('given where somebody says to come from', () => {
  it.each([
    [{ province: 'Jawa Timur' }, '35'],
    [{ province: 'PROV. JAWA TIMUR' }, '35'],
    [{ province: 'jatim' }, '35'],
    [{ province: 'Kalbar', regency: 'Kab. Sambas' }, '61.01'],
    [{ regency: 'Sambas', district: 'Kec. Sajingan Besar' }, '61.01.09'],
    [{ regency: 'Sambas', district: 'Tidak Ada' }, '61.01'],
    [{ regency: 'KOTA BANDUNG' }, '32.73'],
    [{ regionCode: '61.01.09.2001' }, '61.01.09'],
    [{ regionCode: '35.78', province: 'Jatim' }, '35.78'],
  ])('when it is %j then the region is %s', (origin, code) => {
    expect(found(origin)).toBe(code);
  });

  it('when Kabupaten and Kota share the name then only the province is sure', () => {
    expect(found({ regency: 'Bandung' })).toBe('32');
  });

  it('when nothing is said then nothing is known', () => {
    expect(found({})).toBeUndefined();
  });

  it.each([
    [{ province: 'Jawa Utara' }, 'unknown_region'],
    [{ province: 'Jawa Timur', regency: 'Sambas' }, 'unknown_region'],
    [{ regionCode: '99.99' }, 'unknown_region'],
    [{ regionCode: '61.01', province: 'Jawa Timur' }, 'region_conflict'],
  ])('when it is %j then it is refused as %s', (origin, code) => {
    expect(found(origin)).toBe(code);
  });
});
