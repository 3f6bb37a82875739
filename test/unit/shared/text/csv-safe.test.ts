import { describe, expect, it } from 'vitest';
import { csvText } from '#shared/text/csv-safe.ts';

const line = (...cells: readonly (string | number | undefined)[]): string => csvText([cells]).slice(1, -2);

describe('a table for a spreadsheet', () => {
  it('begins with the mark by which Excel knows UTF-8', () => {
    expect(csvText([['a']])).toBe('\uFEFFa\r\n');
  });

  it('quotes separators, quotation marks and line breaks', () => {
    expect(line('a,b', 'c;d', 'e"f', 'g\nh', 'i')).toBe('"a,b","c;d","e""f","g\nh",i');
  });

  it.each(['=1+1', '+6286012345678', '-1', '@SUM(A1)', '＝1+1', ' =1', '"=1'])('shows %s as text', (cell) => {
    expect(line(cell).replace(/^"/, '')).toMatch(/^'/);
  });

  it.each(['\t1', '\r1', '\n1'])('shows a cell that begins with a control character as text: %j', (cell) => {
    expect(line(cell).replace(/^"/, '')).toMatch(/^'/);
  });

  it('finds a formula behind a semicolon, where Excel in Indonesian begins a cell', () => {
    expect(line('a;=1+1')).toBe(`"a;'=1+1"`);
  });

  it('leaves other words alone', () => {
    expect(line('Kamis 13-11-2025 pkl 09.00', 'a=b', "'aman'")).toBe("Kamis 13-11-2025 pkl 09.00,a=b,'aman'");
  });

  it('keeps numbers numbers and leaves out what there is not', () => {
    expect(line(-3, undefined, 0)).toBe('-3,,0');
  });
});
