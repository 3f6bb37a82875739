import { describe, expect, it } from 'vitest';
import { readHeadings } from '#functions/arrivals/domain/headings.ts';
import { readPeople } from '#functions/arrivals/domain/read-people.ts';
import { someRegions } from '#test/support/builders/arrivals.ts';

const HEADINGS = [
  'No',
  'Nama',
  'JK',
  'Tgl Lahir',
  'Umur',
  'No Paspor',
  'Provinsi',
  'Jenis',
  'Kesehatan',
  'Keluarga',
  'Wali',
];
const GOOD = ['1', 'Siti', 'P', '', '34 th', 'b 1234567', 'Jatim', '', 'Sehat', '', ''];

const read = (...rows: readonly (readonly string[])[]) => {
  const headings = readHeadings(HEADINGS);
  if (!headings.ok) throw new Error('headings');
  const lines = rows.map((cells, index) => ({ row: index + 2, cells }));
  const rules = {
    columns: headings.value.columns,
    headings: HEADINGS,
    kind: 'deportation',
    on: '2025-10-16',
    regions: someRegions,
  } as const;
  return readPeople(lines, rules);
};

const changed = (changes: Readonly<Record<number, string>>): readonly string[] =>
  GOOD.map((cell, index) => changes[index] ?? cell);

const codes = (...rows: readonly (readonly string[])[]) =>
  read(...rows).errors.map(({ row, column, code }) => [row, column, code]);

describe('given a readable row', () => {
  it('when it is read then a single name, an age in words and a spaced document are understood', () => {
    expect(read(GOOD).people[0]).toEqual({
      row: 2,
      name: 'Siti',
      sex: 'P',
      age: 34,
      category: 'adult',
      documentNumber: 'B1234567',
      documentType: 'Paspor',
      statedRegion: '35',
      kind: 'deportation',
      health: 'Sehat',
      medical: false,
    });
  });

  it('when the birthday of 18 is the day after the arrival then it is a child', () => {
    expect(read(changed({ 3: '17/10/2007', 4: '' })).people[0]).toMatchObject({ age: 17, category: 'child' });
  });

  it('when it names an illness then it is medical', () => {
    expect(read(changed({ 8: 'hamil 8 bulan' })).people[0]?.medical).toBe(true);
  });

  it('when the origin is not known then it is accepted without a region', () => {
    expect(read(changed({ 6: 'tidak diketahui' })).people[0]).not.toHaveProperty('statedRegion');
  });
});

describe('given an unreadable row', () => {
  it.each([
    [{ 1: '' }, 'Nama', 'name_missing'],
    [{ 1: '1234' }, 'Nama', 'invalid_name'],
    [{ 2: 'X' }, 'JK', 'invalid_sex'],
    [{ 4: '' }, 'Umur', 'age_missing'],
    [{ 4: '1990' }, 'Umur', 'invalid_age'],
    [{ 3: '31/02/1990' }, 'Tgl Lahir', 'invalid_date'],
    [{ 3: '17/08/2030' }, 'Tgl Lahir', 'invalid_date'],
    [{ 3: '17/08/2015' }, 'Umur', 'age_conflict'],
    [{ 5: '8,1E+11' }, 'No Paspor', 'invalid_document'],
    [{ 6: 'Atlantis' }, 'Provinsi', 'unknown_region'],
    [{ 7: 'liburan' }, 'Jenis', 'invalid_kind'],
    [{ 10: '9' }, 'Wali', 'invalid_guardian'],
    [{ 1: 'x'.repeat(1001) }, 'Nama', 'cell_too_long'],
    [{ 1: 'a\nb\nc\nd\ne\nf\ng' }, 'Nama', 'cell_too_long'],
  ])('when it has %j then column %s is told as %s', (changes, column, code) => {
    expect(codes(changed(changes))).toEqual([[2, column, code]]);
  });

  it('when it has two mistakes then both are told', () => {
    expect(codes(changed({ 1: '', 2: '?' }))).toHaveLength(2);
  });

  it('when it has more cells than headings then it is held', () => {
    expect(codes([...GOOD, 'extra'])).toEqual([[2, undefined, 'too_many_cells']]);
  });

  it('when others are good then they are kept and every row is in exactly one place', () => {
    const result = read(GOOD, changed({ 1: '', 5: 'B2' }), changed({ 5: 'B3333' }));
    expect([result.people.map(({ row }) => row), result.held]).toEqual([[2, 4], 1]);
  });
});

describe('given rows that belong together', () => {
  it('when two carry one document then the second is held', () => {
    expect(codes(GOOD, GOOD)).toEqual([[3, 'No Paspor', 'duplicate_document']]);
  });

  it('when a child names an adult by number then the adult is its guardian', () => {
    const child = changed({ 0: '2', 4: '5', 5: '', 10: '1' });
    expect(read(GOOD, child).people[1]?.guardianRow).toBe(2);
  });

  it('when a child names another child then it is held', () => {
    const child = (number: string, guardian: string) => changed({ 0: number, 4: '5', 5: '', 10: guardian });
    expect(codes(child('1', ''), child('2', '1'))).toEqual([[3, 'Wali', 'invalid_guardian']]);
  });

  it('when rows are blank then they count as lines but not as people', () => {
    const result = read(
      GOOD,
      HEADINGS.map(() => ' '),
      changed({ 5: 'C1111' }),
    );
    expect(result.people.map(({ row }) => row)).toEqual([2, 4]);
  });
});
