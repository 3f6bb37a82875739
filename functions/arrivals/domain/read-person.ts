import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ArrivalKind } from './arrival.ts';
import type { RowError } from './errors.ts';
import { isMedical, readKind, readName, readSex, stated } from './fields.ts';
import type { Columns, Field } from './headings.ts';
import { ADULT_AGE, MAX_CELL, MAX_LINE_BREAKS } from './limits.ts';
import type { Person } from './person.ts';
import { at, optional, readBirth, readPapers } from './read-values.ts';
import { findRegion, type RegionNames } from './regions.ts';

/** One line of the sheet below the header. */
export type SheetRow = { readonly row: number; readonly cells: readonly string[] };

/** What the reading of a row depends on besides the row. */
export type ReadingRules = {
  readonly columns: Columns;
  readonly headings: readonly string[];
  readonly kind: ArrivalKind;
  /** Day of arrival, `yyyy-mm-dd`. */
  readonly on: string;
  readonly regions: RegionNames;
};

/** A person, and the guardian as the sheet names it, before rows are compared with each other. */
export type ReadRow = { readonly person: Person; readonly number?: string; readonly guardian?: string };

const isExcessive = (cell: string): boolean =>
  cell.length > MAX_CELL || (cell.match(/\n|\r(?!\n)/g)?.length ?? 0) > MAX_LINE_BREAKS;

/** Faults of the line itself, found before any value is looked at. */
const shapeError = ({ row, cells }: SheetRow, headings: readonly string[]): RowError | undefined => {
  if (cells.slice(headings.length).some((cell) => cell.trim() !== ''))
    return {
      row,
      code: 'too_many_cells',
      message:
        'Baris ini punya lebih banyak kolom daripada judulnya. Beri tanda kutip pada isi yang memuat tanda pemisah.',
    };
  const excessive = cells.findIndex(isExcessive);
  return excessive < 0
    ? undefined
    : {
        row,
        column: headings[excessive] ?? '',
        code: 'cell_too_long',
        message: `Isi kolom lebih dari ${MAX_CELL} huruf atau terlalu banyak baris. Periksa tanda kutip yang tidak ditutup.`,
      };
};

const headingOf = (field: Field, { columns }: ReadingRules): string =>
  columns[field]?.heading ?? columns.birthDate?.heading ?? field;

const trimmed = (name: string, text: string | undefined, max: number) =>
  text === undefined ? {} : { [name]: text.slice(0, max) };

const readParts = (value: (field: Field) => string | undefined, rules: ReadingRules) => {
  const origin = {
    regionCode: value('regionCode'),
    province: value('province'),
    regency: value('regency'),
    district: value('district'),
  };
  return {
    name: at('name')(readName(value('name'))),
    sex: at('sex')(readSex(value('sex'))),
    birth: readBirth(value('birthDate'), value('age'), rules.on),
    papers: readPapers(value),
    region: findRegion(origin, rules.regions),
    kind: optional(value('kind'), 'kind', readKind),
  };
};

type Parts = ReturnType<typeof readParts>;

const assemble = (
  row: number,
  parts: Parts,
  value: (field: Field) => string | undefined,
  rules: ReadingRules,
): Person | undefined => {
  const { name, sex, birth, papers, region, kind } = parts;
  if (!(name.ok && sex.ok && birth.ok && papers.ok && region.ok && kind.ok)) return undefined;
  const health = value('health');
  return {
    row,
    name: name.value,
    sex: sex.value,
    ...birth.value,
    category: birth.value.age < ADULT_AGE ? 'child' : 'adult',
    ...papers.value,
    ...(region.value === undefined ? {} : { statedRegion: region.value }),
    kind: kind.value ?? rules.kind,
    ...trimmed('familyGroup', value('familyGroup'), 40),
    ...trimmed('cause', value('cause'), 200),
    ...trimmed('health', health, 200),
    medical: isMedical(health),
  };
};

/** Reads one line; every mistake in it is told at once. */
export const readPerson = (line: SheetRow, rules: ReadingRules): Result<ReadRow, readonly RowError[]> => {
  const misshapen = shapeError(line, rules.headings);
  if (misshapen !== undefined) return err([misshapen]);
  const value = (field: Field): string | undefined => {
    const column = rules.columns[field];
    return column === undefined ? undefined : stated(line.cells[column.at]);
  };
  const parts = readParts(value, rules);
  const person = assemble(line.row, parts, value, rules);
  if (person !== undefined)
    return ok({
      person,
      ...trimmed('number', value('number'), 40),
      ...trimmed('guardian', value('guardian'), 40),
    });
  return err(
    Object.values(parts).flatMap((part) => {
      if (part.ok) return [];
      const { field, code, message } = part.error;
      return [{ row: line.row, column: headingOf(field, rules), code, message }];
    }),
  );
};
