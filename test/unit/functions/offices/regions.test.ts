import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { regionsJson } from '#functions/offices/data/build-regions.ts';
import { region, searchRegions } from '#functions/offices/data/regions.ts';
import { zoneOfRegion } from '#functions/offices/domain/zone.ts';

const committed = (): Promise<string> =>
  readFile(new URL('../../../../functions/offices/data/regions.json', import.meta.url), 'utf8');

describe('regions.json', () => {
  it('is what the build script makes', async () => {
    expect(await committed()).toBe(await regionsJson());
  });

  it('stays under 250 KB, since every function of this context carries it', async () => {
    expect(Buffer.byteLength(await committed())).toBeLessThan(250_000);
  });

  it('holds 38 provinces, 514 regencies and 7,285 districts', async () => {
    const codes = Object.keys(JSON.parse(await committed()) as object);
    const count = (length: number) => codes.filter((code) => code.length === length).length;
    expect([count(2), count(5), count(8)]).toEqual([38, 514, 7285]);
  });

  it('has every region under a region that exists', async () => {
    const codes = Object.keys(JSON.parse(await committed()) as object).filter((code) => code.length > 2);
    expect(codes.filter((code) => region(code.slice(0, -3)) === undefined)).toEqual([]);
  });
});

describe('region', () => {
  it('gives a district with the regions above it', () => {
    expect(region('61.03.21')).toEqual({
      code: '61.03.21',
      name: 'Entikong',
      level: 'district',
      parents: ['Kabupaten Sanggau', 'Kalimantan Barat'],
    });
  });

  it.each([
    ['61.12.03', 'Sungai Ambawang'],
    ['63.01.01', 'Takisung'],
    ['18.01.04', 'Natar'],
    ['35.29.22', 'Ra"as'],
    ['31', 'Daerah Khusus Ibukota Jakarta'],
  ])('names %s as published', (code, name) => {
    expect(region(code)?.name).toBe(name);
  });

  it.each(['', '6', '99', '61.99', '61.03.99', '6103', '61.03.21.2001', 'constructor', '__proto__'])(
    'does not know %j',
    (code) => {
      expect(region(code)).toBeUndefined();
    },
  );
});

describe('searchRegions', () => {
  const codes = (text: string, limit = 50) => searchRegions(text, limit).map(({ code }) => code);

  it('finds by the beginning of a code', () => {
    expect(codes('61.03.2')).toEqual(['61.03.20', '61.03.21']);
  });

  it('finds by the beginnings of words in any order', () => {
    expect(codes('ambawang sung')).toEqual(['61.12.03']);
  });

  it('tells regions of the same name apart by the regions above', () => {
    expect(codes('natar lampung selatan')).toEqual(['18.01.04']);
  });

  it('asks for a word of the name itself, not only of the regions above', () => {
    expect(codes('kabupaten sanggau')).toEqual(['61.03', '61.07.06']);
  });

  it('stops at the limit', () => {
    expect(codes('a', 7)).toHaveLength(7);
  });

  it.each(['', '   ', '???', 'zzzz'])('finds nothing for %j', (text) => {
    expect(codes(text)).toEqual([]);
  });
});

describe('zoneOfRegion', () => {
  it.each([
    ['11', 'Asia/Jakarta'],
    ['36.71', 'Asia/Jakarta'],
    ['61.03.21', 'Asia/Pontianak'],
    ['62', 'Asia/Pontianak'],
    ['63.01.01', 'Asia/Makassar'],
    ['51', 'Asia/Makassar'],
    ['76', 'Asia/Makassar'],
    ['81', 'Asia/Jayapura'],
    ['96', 'Asia/Jayapura'],
  ])('puts %s in %s', (code, zone) => {
    expect(zoneOfRegion(code)).toBe(zone);
  });
});
