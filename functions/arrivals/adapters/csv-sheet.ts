import { parse } from 'csv-parse/sync';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ReadSheet, Sheet } from '../app/ports.ts';
import { type RowError, type SheetError, unusable } from '../domain/errors.ts';
import { MAX_BYTES, MAX_COLUMNS, MAX_ROWS } from '../domain/limits.ts';

/** Blank lines count too: a file of nothing but line breaks must not be read to its end. */
const MAX_RECORDS = 4 * MAX_ROWS;

/** A file of little else than separators would become millions of cells. */
const MAX_SEPARATORS = MAX_RECORDS * MAX_COLUMNS;

const NOT_UTF8 = 'Berkas tidak terbaca sebagai UTF-8. Di Excel pilih Simpan Sebagai, lalu jenis "CSV UTF-8".';

const faultOf = (text: string): SheetError | undefined => {
  if (Buffer.byteLength(text) > MAX_BYTES) {
    const message = 'Berkas lebih dari 4 MB. Bagi menurut kedatangan, atau hapus kolom yang tidak perlu.';
    return { kind: 'file_too_large', errors: [{ code: 'file_too_large', message }] };
  }
  if (text.includes('\uFFFD')) return unusable('not_utf8', NOT_UTF8);
  if (text.includes('\0'))
    return unusable(
      'unreadable_file',
      'Berkas memuat isi yang bukan teks. Simpan ulang sebagai "CSV UTF-8".',
    );
  return undefined;
};

const SEPARATORS = [';', ',', '\t'] as const;

/** The first line outside quotation marks, where the headings stand. */
const firstLine = (text: string): string => {
  const unquoted = text
    .replace(/^\uFEFF/, '')
    .trimStart()
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '');
  return unquoted.split(/[\r\n]/, 1)[0] ?? '';
};

const separatorOf = (text: string): string => {
  const line = firstLine(text);
  const counts = SEPARATORS.map((separator) => line.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ';';
};

const lineOf = (error: unknown): Pick<RowError, 'row'> => {
  const records = error instanceof Error && 'records' in error ? Number(error.records) : Number.NaN;
  return Number.isInteger(records) ? { row: records + 1 } : {};
};

const isMostlySeparators = (text: string, separator: string): boolean => {
  let count = 0;
  for (let at = text.indexOf(separator); at !== -1; at = text.indexOf(separator, at + 1)) count += 1;
  return count > MAX_SEPARATORS;
};

const tooManyColumns = (where: { readonly row?: number } = {}): SheetError =>
  unusable(
    'too_many_columns',
    `Berkas lebih dari ${MAX_COLUMNS} kolom. Hapus kolom yang tidak perlu.`,
    where,
  );

const cellsOf = (text: string): Result<string[][], SheetError> => {
  const delimiter = separatorOf(text);
  if (isMostlySeparators(text, delimiter)) return err(tooManyColumns());
  try {
    const records: string[][] = parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      // A quotation mark in the middle of a name is a letter like any other.
      relax_quotes: true,
      to: MAX_RECORDS + 1,
    });
    return ok(records);
  } catch (error) {
    const message = 'Berkas tidak terbaca mulai baris ini: tanda kutip dibuka tetapi tidak ditutup.';
    return err(unusable('unreadable_file', message, lineOf(error)));
  }
};

const isFilled = (cells: readonly string[]): boolean => cells.some((cell) => cell.trim() !== '');

const tooManyRows: SheetError = {
  kind: 'too_many_rows',
  errors: [
    {
      code: 'too_many_rows',
      message: `Berkas lebih dari ${MAX_ROWS} baris orang. Bagi menjadi beberapa kedatangan.`,
    },
  ],
};

const EMPTY = 'Berkas kosong. Isi judul kolom di baris pertama dan satu orang di tiap baris.';

const sheetOf = (records: readonly (readonly string[])[]): Result<Sheet, SheetError> => {
  if (records.length > MAX_RECORDS) return err(tooManyRows);
  const header = records.findIndex(isFilled);
  const headings = records[header];
  if (headings === undefined) return err(unusable('empty_manifest', EMPTY));
  const columns = headings.findLastIndex((heading) => heading.trim() !== '') + 1;
  if (columns > MAX_COLUMNS) return err(tooManyColumns({ row: 1 }));
  // Line numbers as a spreadsheet shows them, where the headings usually are line 1.
  const rows = records.map((cells, index) => ({ row: index + 1, cells })).slice(header + 1);
  const people = rows.filter(({ cells }) => isFilled(cells));
  if (people.length === 0) return err(unusable('empty_manifest', EMPTY));
  if (people.length > MAX_ROWS) return err(tooManyRows);
  return ok({ headings: headings.slice(0, columns), rows: people });
};

/** Reads CSV as Excel and others write it: with `;`, `,` or tabs, with or without BOM, with quoted line breaks. */
export const readCsvSheet: ReadSheet = (text) => {
  const fault = faultOf(text);
  if (fault !== undefined) return err(fault);
  const cells = cellsOf(text);
  return cells.ok ? sheetOf(cells.value) : cells;
};
