import { describe, expect, it } from 'vitest';
import { readHeadings } from '#functions/arrivals/domain/headings.ts';

const codeOf = (headings: readonly string[]): string | undefined => {
  const read = readHeadings(headings);
  return read.ok ? undefined : read.error.errors[0]?.code;
};

describe('given the headings of a manifest', () => {
  it('when they are the usual Indonesian ones in any order then each is found', () => {
    const read = readHeadings([
      'Kab/Kota',
      'Tgl. Lahir (dd/mm/yyyy)',
      'JK (L/P)',
      'NAMA LENGKAP',
      'No. Paspor/SPLP',
    ]);
    expect(read.ok && Object.keys(read.value.columns).sort()).toEqual([
      'birthDate',
      'document',
      'name',
      'regency',
      'sex',
    ]);
  });

  it('when a heading is unknown then it is named as ignored', () => {
    const read = readHeadings(['Nama', 'L/P', 'Umur', 'Provinsi', 'Ukuran Baju', '']);
    expect(read.ok && read.value.ignored).toEqual(['Ukuran Baju']);
  });

  it('when required columns are missing then each is named', () => {
    const read = readHeadings(['Nama', 'Umur']);
    expect(!read.ok && read.error.errors.map(({ column }) => column)).toEqual([
      'JK',
      'Provinsi, Kabupaten/Kota atau Kode Wilayah',
    ]);
  });

  it.each([
    [['Nama', 'Nama Lengkap', 'JK', 'Umur', 'Provinsi'], 'duplicate_column'],
    [['Nama', 'JK', 'Umur', 'Provinsi', 'Catatan', 'catatan'], 'duplicate_column'],
    [['Nama', 'JK', 'Umur', 'Provinsi', '__proto__'], 'forbidden_column'],
    [['Nama', 'JK', 'Umur', 'Provinsi', 'constructor'], 'forbidden_column'],
  ])('when they are %j then the file is refused as %s', (headings, code) => {
    expect(codeOf(headings)).toBe(code);
  });
});
