import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText } from '#shared/text/csv-safe.ts';

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '＝', '\t', '\r', '\n', ' ', '"', "'", ';', ',', 'a', '1'),
    maxLength: 12,
  }),
);

const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
  );

const STARTS_FORMULA = /^\s*[=+\-@＝＋－＠]/u;

const STARTS_WITH_CONTROL = /^[\t\r\n]/;

/** As spreadsheets read it: quotation marks count only at the start of a cell, and behind them it goes on as it is. */
const cellsOf = (text: string, separator: string): string[] => {
  const ends = new RegExp(`[${separator}\\r\\n]`);
  const cells: string[] = [];
  let rest = text.slice(1);
  while (rest !== '') {
    const [all, inside] = /^"((?:[^"]|"")*)"?/.exec(rest) ?? ['', ''];
    const behind = rest.slice(all.length);
    const end = behind.search(ends);
    const plain = end < 0 ? behind : behind.slice(0, end);
    cells.push((inside ?? '').replaceAll('""', '"') + plain);
    rest = end < 0 ? '' : behind.slice(end + 1);
  }
  return cells;
};

describe('given any cells at all', () => {
  it('when the table is parsed then every cell comes back, with at most apostrophes added', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const read: string[][] = parse(csvText(rows), { bom: true, relax_column_count: true });
        const isAsGiven = (given: string, found: string | undefined) =>
          found === given || found?.replaceAll("'", '') === given.replaceAll("'", '');
        expect(read.length).toBe(rows.length);
        for (const [index, row] of rows.entries())
          expect(row.every((given, column) => isAsGiven(given, read[index]?.[column]))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('when the table is parsed then no cell begins a formula', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const read: string[][] = parse(csvText(rows), { bom: true, relax_column_count: true });
        expect(
          read.flat().filter((each) => STARTS_FORMULA.test(each) || STARTS_WITH_CONTROL.test(each)),
        ).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([',', ';', '\t'])(
    'when it is opened with the separator %j then no cell begins a formula',
    (separator) => {
      fc.assert(
        fc.property(table, (rows) => {
          const read = cellsOf(csvText(rows), separator);
          expect(read.filter((each) => STARTS_FORMULA.test(each))).toEqual([]);
        }),
        { numRuns: 1000 },
      );
    },
  );
});
