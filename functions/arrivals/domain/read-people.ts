import type { RowError } from './errors.ts';
import type { Person } from './person.ts';
import { type ReadingRules, type ReadRow, readPerson, type SheetRow } from './read-person.ts';

/** The people that could be read, and the mistakes of the lines that could not. No line is in both or in neither. */
export type ReadPeople = {
  readonly people: readonly Person[];
  readonly errors: readonly RowError[];
  /** How many lines are held back. */
  readonly held: number;
};

const isBlank = ({ cells }: SheetRow): boolean => cells.every((cell) => cell.trim() === '');

/** A document carried by two people is a copying mistake; the first keeps it. */
const duplicates = (rows: readonly ReadRow[], column: string): readonly RowError[] => {
  const first = new Map<string, number>();
  return rows.flatMap(({ person: { documentNumber, row } }) => {
    const before = documentNumber === undefined ? undefined : first.get(documentNumber);
    if (documentNumber !== undefined && before === undefined) first.set(documentNumber, row);
    if (before === undefined) return [];
    const message = `Nomor dokumen sama dengan baris ${before}. Perbaiki nomor atau hapus baris ganda.`;
    return [{ row, column, code: 'duplicate_document', message }];
  });
};

/** Guardians are named by the number in the sheet's own No column, or by line when it has none. */
const guardianRows = (rows: readonly ReadRow[], hasNumbers: boolean): ReadonlyMap<string, ReadRow> =>
  new Map(rows.map((read) => [hasNumbers ? (read.number ?? '') : String(read.person.row), read]));

const guardianError = (row: number, column: string, message: string): RowError => ({
  row,
  column,
  code: 'invalid_guardian',
  message,
});

type Linked = { readonly person: Person; readonly error?: RowError };

const linkGuardian = (read: ReadRow, guardians: ReadonlyMap<string, ReadRow>, column: string): Linked => {
  const { person, guardian } = read;
  if (guardian === undefined) return { person };
  const found = guardians.get(guardian);
  if (found === undefined)
    return {
      person,
      error: guardianError(
        person.row,
        column,
        'Wali tidak ditemukan. Isi nomor baris orang dewasa yang mendampingi.',
      ),
    };
  if (found.person.category !== 'adult')
    return {
      person,
      error: guardianError(
        person.row,
        column,
        'Wali harus orang dewasa. Isi nomor orang dewasa yang mendampingi.',
      ),
    };
  return { person: { ...person, guardianRow: found.person.row } };
};

/** Reads every line and compares lines with each other. */
export const readPeople = (lines: readonly SheetRow[], rules: ReadingRules): ReadPeople => {
  const filled = lines.filter((line) => !isBlank(line));
  const results = filled.map((line) => readPerson(line, rules));
  const read = results.flatMap((result) => (result.ok ? [result.value] : []));
  const { columns } = rules;
  const documentColumn = (columns.document ?? columns.passport ?? columns.splp)?.heading ?? '';
  const guardians = guardianRows(read, columns.number !== undefined);
  const linked = read.map((row) => linkGuardian(row, guardians, columns.guardian?.heading ?? ''));
  const errors = [
    ...results.flatMap((result) => (result.ok ? [] : result.error)),
    ...duplicates(read, documentColumn),
    ...linked.flatMap(({ error }) => error ?? []),
  ].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  const heldRows = new Set(errors.map(({ row }) => row));
  return {
    people: linked.map(({ person }) => person).filter(({ row }) => !heldRows.has(row)),
    errors,
    held: heldRows.size,
  };
};
