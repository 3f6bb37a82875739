import { describe, expect, it } from 'vitest';
import { readCsvSheet } from '#functions/arrivals/adapters/csv-sheet.ts';

const read = (text: string) => {
  const sheet = readCsvSheet(text);
  return sheet.ok ? sheet.value : sheet.error;
};

const outcome = (text: string) => {
  const sheet = readCsvSheet(text);
  return sheet.ok ? 'ok' : [sheet.error.kind, sheet.error.errors[0]?.code];
};

describe('given a CSV file', () => {
  it.each([
    ['semicolons', 'Nama;JK\nSiti;P'],
    ['commas', 'Nama,JK\nSiti,P'],
    ['tabs', 'Nama\tJK\nSiti\tP'],
    ['a BOM', '\uFEFFNama;JK\r\nSiti;P\r\n'],
    ['quotes', '"Nama";"JK"\n"Siti";"P"'],
    ['blank columns at the end', 'Nama;JK;;\nSiti;P;;'],
  ])('when it has %s then headings and cells are the same', (_, text) => {
    expect(read(text)).toMatchObject({
      headings: ['Nama', 'JK'],
      rows: [{ row: 2, cells: expect.arrayContaining(['Siti', 'P']) }],
    });
  });

  it('when a cell has a quoted line break then the row is still one line of the sheet', () => {
    expect(read('Nama;JK\n"Siti\nAminah";P\nBudi;L')).toMatchObject({
      rows: [
        { row: 2, cells: ['Siti\nAminah', 'P'] },
        { row: 3, cells: ['Budi', 'L'] },
      ],
    });
  });

  it('when lines are blank then the numbers are those of the sheet', () => {
    expect(read('Nama;JK\n\n;\nSiti;P')).toMatchObject({ rows: [{ row: 4 }] });
  });

  it('when a name holds a quotation mark then it is a letter', () => {
    expect(read('Nama;JK\nSiti "Ani" R;P')).toMatchObject({ rows: [{ cells: ['Siti "Ani" R', 'P'] }] });
  });

  it.each([
    ['it is empty', '', ['unusable_manifest', 'empty_manifest']],
    ['it has only headings', 'Nama;JK\n;\n', ['unusable_manifest', 'empty_manifest']],
    ['a quotation mark never closes', 'Nama;JK\n"Siti;P\nBudi;L', ['unusable_manifest', 'unreadable_file']],
    ['it holds NUL', 'Nama;JK\nSi\0ti;P', ['unusable_manifest', 'unreadable_file']],
    ['it is not UTF-8', 'Nama;JK\nSit\uFFFD;P', ['unusable_manifest', 'not_utf8']],
    ['it has 61 columns', `${'x;'.repeat(60)}x\n1`, ['unusable_manifest', 'too_many_columns']],
    ['it has 5,001 people', `Nama\n${'Siti\n'.repeat(5001)}`, ['too_many_rows', 'too_many_rows']],
    ['it is nothing but line breaks', `Nama\n${'\n'.repeat(30_000)}Siti`, ['too_many_rows', 'too_many_rows']],
    ['it is above 4 MB', `Nama\n${'x'.repeat(4 * 1024 * 1024)}`, ['file_too_large', 'file_too_large']],
  ])('when %s then it is refused as a whole', (_, text, expected) => {
    expect(outcome(text)).toEqual(expected);
  });

  it('when it has 5,000 people then it is read', () => {
    expect(outcome(`Nama\n${'Siti\n'.repeat(5000)}`)).toBe('ok');
  });
});
