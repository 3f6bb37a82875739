import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ArrivalKind } from './arrival.ts';
import type { Flaw } from './errors.ts';
import { MAX_AGE } from './limits.ts';
import type { Sex } from './person.ts';

const flaw = (code: string, message: string): { readonly ok: false; readonly error: Flaw } =>
  err({ code, message });

/** One line, single blanks. */
export const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

const NOTHING = new Set([
  '',
  '-',
  '--',
  'n/a',
  'nihil',
  'tidak ada',
  'tidak diketahui',
  'tdk diketahui',
  '?',
]);

/** Undefined for the many ways of writing that there is nothing to write. */
export const stated = (text: string | undefined): string | undefined => {
  const value = tidy(text ?? '');
  return NOTHING.has(value.toLowerCase()) ? undefined : value;
};

const MAX_NAME = 120;

/** Many Indonesians have a single name, some of one letter; a name without any letter is a mistake. */
export const readName = (text: string | undefined): Result<string, Flaw> => {
  const name = tidy(text ?? '');
  if (name === '') return flaw('name_missing', 'Nama kosong. Isi nama seperti pada dokumen.');
  if (!/\p{L}/u.test(name))
    return flaw('invalid_name', 'Nama tidak memuat huruf. Periksa apakah kolom bergeser.');
  if (name.length > MAX_NAME)
    return flaw('name_too_long', `Nama lebih dari ${MAX_NAME} huruf. Periksa barisnya.`);
  return ok(name);
};

const SEXES: Readonly<Record<string, Sex>> = {
  l: 'L',
  'laki-laki': 'L',
  'laki laki': 'L',
  laki: 'L',
  pria: 'L',
  lk: 'L',
  p: 'P',
  perempuan: 'P',
  wanita: 'P',
  pr: 'P',
};

export const readSex = (text: string | undefined): Result<Sex, Flaw> => {
  const sex = SEXES[tidy(text ?? '').toLowerCase()];
  return sex === undefined
    ? flaw('invalid_sex', 'Jenis kelamin harus L (laki-laki) atau P (perempuan).')
    : ok(sex);
};

/** `34`, `34 th`, `34 tahun`; an infant's `8 bulan` is 0 years. */
export const readAge = (text: string): Result<number, Flaw> => {
  const match = /^(\d{1,3})\s*(tahun|thn|th|bulan|bln)?\.?$/i.exec(tidy(text));
  const count = Number(match?.[1]);
  const age = /^b/i.test(match?.[2] ?? '') ? Math.floor(count / 12) : count;
  return match !== null && age <= MAX_AGE
    ? ok(age)
    : flaw('invalid_age', `Umur harus angka 0 sampai ${MAX_AGE} tahun.`);
};

const KINDS: Readonly<Record<string, ArrivalKind>> = {
  deportasi: 'deportation',
  deportan: 'deportation',
  repatriasi: 'repatriation',
  pencegahan: 'interception',
  cegah: 'interception',
};

export const readKind = (text: string): Result<ArrivalKind, Flaw> => {
  const kind = KINDS[tidy(text).toLowerCase()];
  return kind === undefined
    ? flaw(
        'invalid_kind',
        'Jenis harus Deportasi, Repatriasi atau Pencegahan; kosongkan bila sama dengan kedatangannya.',
      )
    : ok(kind);
};

const HEALTHY = /^(sehat|baik|normal|fit|sehat jasmani( dan rohani)?|sehat walafiat)$/i;

/** Anything else than health is shown to the receiving office as a need. */
export const isMedical = (health: string | undefined): boolean =>
  health !== undefined && !HEALTHY.test(health);

const DOCUMENT = /^[A-Z0-9][A-Z0-9/.-]{2,39}$/;

/** Letters and digits without blanks: `B 1234567` and `b1234567` are one document. */
export const readDocument = (text: string): Result<string, Flaw> => {
  const number = text.toUpperCase().replace(/\s+/g, '');
  return DOCUMENT.test(number)
    ? ok(number)
    : flaw(
        'invalid_document',
        'Nomor dokumen hanya boleh huruf dan angka, 3 sampai 40. Kosongkan bila tidak ada.',
      );
};
