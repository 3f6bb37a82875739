import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsvSheet } from '#functions/arrivals/adapters/csv-sheet.ts';
import { readHeadings } from '#functions/arrivals/domain/headings.ts';
import { readPeople } from '#functions/arrivals/domain/read-people.ts';
import { csv, someRegions } from '#test/support/builders/arrivals.ts';

const read = (text: string) => {
  const sheet = readCsvSheet(text);
  if (!sheet.ok) return sheet;
  const headings = readHeadings(sheet.value.headings);
  if (!headings.ok) return headings;
  const rules = {
    columns: headings.value.columns,
    headings: sheet.value.headings,
    kind: 'deportation',
    on: '2025-10-16',
    regions: someRegions,
  } as const;
  return { ok: true, value: readPeople(sheet.value.rows, rules), rows: sheet.value.rows.length } as const;
};

const name = fc
  .string({ unit: fc.constantFrom('a', 'B', ' ', '"', ';', ',', '\n', "'", '\t', 'é'), maxLength: 20 })
  .map((text) => `X${text.replace(/\n+/g, '\n')}`)
  .filter((text) => (text.match(/\n/g)?.length ?? 0) <= 5);

const HEADINGS = ['Nama', 'JK', 'Umur', 'Provinsi'];

describe('given any text at all', () => {
  it('when it is read as a manifest then it never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(() => read(text)).not.toThrow();
        expect(() => read(`Nama;JK;Umur;Provinsi\n${text}`)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });

  it('when it is made of separators and quotes then it never throws and loses no row', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('"', ';', ',', '\n', '\r', 'a', '1', 'L', '\t'),
      maxLength: 120,
    });
    fc.assert(
      fc.property(nasty, (text) => {
        const result = read(`Nama;JK;Umur;Provinsi\n${text}`);
        if (result.ok) expect(result.value.people.length + result.value.held).toBe(result.rows);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('given people written as CSV with any separator', () => {
  it('when they are read again then every name comes back, blanks aside', () => {
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 20 }),
        fc.constantFrom(';', ',', '\t'),
        fc.boolean(),
        (names, separator, bom) => {
          const text = csv([HEADINGS, ...names.map((each) => [each, 'L', '30', 'Jatim'])], separator);
          const result = read(bom ? `\uFEFF${text}` : text);
          expect(result.ok && result.value.people.map((person) => person.name)).toEqual(
            names.map((each) => each.replace(/\s+/g, ' ').trim()),
          );
        },
      ),
    );
  });
});
