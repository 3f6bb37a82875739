import { err, ok, type Result } from '#shared/kernel/result.ts';
import { parseLocalDateTime } from '#shared/kernel/time.ts';
import type { Flaw } from './errors.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'mei', 'jun', 'jul', 'agu', 'sep', 'okt', 'nov', 'des'];
const OTHER_SPELLINGS: Readonly<Record<string, number>> = {
  agt: 8,
  ags: 8,
  aug: 8,
  may: 5,
  oct: 10,
  dec: 12,
  nop: 11,
  peb: 2,
};

const monthOf = (word: string): number => {
  const start = word.slice(0, 3).toLowerCase();
  return MONTHS.indexOf(start) + 1 || (OTHER_SPELLINGS[start] ?? 0);
};

type Parts = { readonly year: number; readonly month: number; readonly day: number };

const partsOf = (text: string): Parts | undefined => {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?$/.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const numeric = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(text);
  if (numeric) return { year: Number(numeric[3]), month: Number(numeric[2]), day: Number(numeric[1]) };
  const worded = /^(\d{1,2})[ \-/.]*([A-Za-z]{3,9})\.?[ \-/.]*(\d{4})$/.exec(text);
  if (worded) return { year: Number(worded[3]), month: monthOf(worded[2] ?? ''), day: Number(worded[1]) };
  return undefined;
};

const UNREADABLE: Flaw = {
  code: 'invalid_date',
  message: 'Tanggal tidak terbaca. Tulis hari/bulan/tahun dengan tahun 4 angka, misalnya 17/08/1990.',
};

/** `17/08/1990`, `17 Agustus 1990` or `1990-08-17` as `yyyy-mm-dd`: day first, as Indonesians write, and never a guess. */
export const readDate = (text: string): Result<string, Flaw> => {
  const parts = partsOf(text.trim());
  if (parts === undefined) return err(UNREADABLE);
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = `${parts.year}-${two(parts.month)}-${two(parts.day)}`;
  return parseLocalDateTime(`${date}T00:00`) === undefined ? err(UNREADABLE) : ok(date);
};

/** Completed years on the day `on`; negative when born later. Both `yyyy-mm-dd`. */
export const ageOn = (birthDate: string, on: string): number =>
  Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (on.slice(5) < birthDate.slice(5) ? 1 : 0);
