import { err, ok, type Result } from '#shared/kernel/result.ts';
import { ageOn, readDate } from './dates.ts';
import type { Flaw } from './errors.ts';
import { readAge, readDocument } from './fields.ts';
import type { Field } from './headings.ts';
import { ADULT_AGE, MAX_AGE } from './limits.ts';

/** A flaw and the field that it stands in. */
type Mistake = Flaw & { readonly field: Field };
type Read<T> = Result<T, Mistake>;

export const at =
  (field: Field) =>
  <T>(result: Result<T, Flaw>): Read<T> =>
    result.ok ? result : err({ ...result.error, field });

export const optional = <T>(
  text: string | undefined,
  field: Field,
  read: (text: string) => Result<T, Flaw>,
): Read<T | undefined> => (text === undefined ? ok(undefined) : at(field)(read(text)));

type Birth = { readonly birthDate?: string; readonly age: number };

const mistake = (
  field: Field,
  code: string,
  message: string,
): { readonly ok: false; readonly error: Mistake } => err({ field, code, message });

/** The date decides the age; a stated age must not make a child of an adult or the other way round. */
export const readBirth = (date: string | undefined, years: string | undefined, on: string): Read<Birth> => {
  const birthDate = optional(date, 'birthDate', readDate);
  if (!birthDate.ok) return birthDate;
  const given = optional(years, 'age', readAge);
  if (!given.ok) return given;
  if (birthDate.value === undefined)
    return given.value === undefined
      ? mistake(
          date === undefined ? 'age' : 'birthDate',
          'age_missing',
          'Tanggal lahir dan umur kosong. Isi salah satunya; perkiraan umur boleh.',
        )
      : ok({ age: given.value });
  const age = ageOn(birthDate.value, on);
  if (age < 0 || age > MAX_AGE)
    return mistake('birthDate', 'invalid_date', 'Tanggal lahir tidak mungkin. Periksa tahunnya.');
  if (given.value !== undefined && given.value < ADULT_AGE !== age < ADULT_AGE)
    return mistake(
      'age',
      'age_conflict',
      'Umur dan tanggal lahir bertentangan (anak atau dewasa). Perbaiki salah satunya.',
    );
  return ok({ birthDate: birthDate.value, age });
};

const DOCUMENT_FIELDS = ['document', 'passport', 'splp'] as const;

type Document = { readonly documentNumber?: string; readonly documentType?: string };

/** Passport, travel document in lieu of one, or a column for either. */
export const readPapers = (value: (field: Field) => string | undefined): Read<Document> => {
  const field = DOCUMENT_FIELDS.find((candidate) => value(candidate) !== undefined);
  const named = value('documentType')?.slice(0, 40);
  const type = named ?? { passport: 'Paspor', splp: 'SPLP', document: undefined }[field ?? 'document'];
  const kind = type === undefined ? {} : { documentType: type };
  if (field === undefined) return ok(kind);
  const number = at(field)(readDocument(value(field) ?? ''));
  return number.ok ? ok({ documentNumber: number.value, ...kind }) : number;
};
