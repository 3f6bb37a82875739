import type { Phone } from '#shared/text/phone.ts';
import { isPhoneMistake, nameMistake, readPhone } from './form.ts';
import type { Participant } from './registration.ts';
import { findVillage, type NamedPlace } from './village.ts';

export type InvitationField = 'name' | 'phone' | 'village' | 'institution' | 'role';

/** A row of an invitation list; `row` as a spreadsheet numbers it. */
export type InvitationRow = {
  readonly row: number;
  readonly cells: Readonly<Record<InvitationField, string>>;
};

export type RowMistake = {
  readonly row: number;
  readonly column: InvitationField;
  readonly code: string;
  readonly message: string;
};

/** Headings as offices write them, without blanks and signs. */
const HEADINGS: Readonly<Record<InvitationField, readonly string[]>> = {
  name: ['nama', 'namalengkap', 'namapeserta', 'name'],
  phone: ['nohp', 'nomorhp', 'hp', 'notelepon', 'telepon', 'notelp', 'telp', 'nowa', 'phone'],
  village: ['desa', 'desakelurahan', 'kelurahan', 'kodedesa', 'kodewilayah', 'village'],
  institution: ['lembaga', 'instansi', 'perusahaan', 'organisasi', 'institution'],
  role: ['jabatan', 'peran', 'pekerjaan', 'role'],
};

const squeezed = (heading: string): string => heading.toLowerCase().replace(/[^a-z]/g, '');

/** Which column holds what; the first of a kind counts. */
export const columnsOf = (
  headings: readonly string[],
): Readonly<Partial<Record<InvitationField, number>>> => {
  const found: Partial<Record<InvitationField, number>> = {};
  for (const [field, names] of Object.entries(HEADINGS) as [InvitationField, readonly string[]][]) {
    const at = headings.findIndex((heading) => names.includes(squeezed(heading)));
    if (at >= 0) found[field] = at;
  }
  return found;
};

const CODE = /^\d{2}\.\d{2}\.\d{2}(\.\d{4})?$/;

const villageOf = (text: string, places: readonly NamedPlace[]): string | undefined => {
  if (CODE.test(text)) return places.find(({ code }) => code === text)?.code;
  const found = findVillage(text, places);
  return found.kind === 'one' ? found.place.code : undefined;
};

/** Reads one row; all that is wrong with it. */
export const readInvitation = (
  { row, cells }: InvitationRow,
  places: readonly NamedPlace[],
): Participant | readonly RowMistake[] => {
  const name = nameMistake(cells.name);
  const phone = readPhone(cells.phone);
  const village = cells.village.trim();
  const region = village === '' ? undefined : villageOf(village, places);
  const unclear = village !== '' && region === undefined;
  const mistakes: RowMistake[] = [
    ...(name === undefined ? [] : [{ row, column: 'name', code: 'name_unreadable', message: name } as const]),
    ...(isPhoneMistake(phone)
      ? [{ row, column: 'phone', code: 'not_a_mobile_number', message: phone } as const]
      : []),
    ...(unclear ? [{ row, column: 'village', code: 'village_unknown', message: VILLAGE } as const] : []),
  ];
  if (mistakes.length > 0) return mistakes;
  return {
    name: cells.name.replace(/\s+/gu, ' ').trim(),
    // Without a mistake it is a number.
    phone: phone as Phone,
    ...(region === undefined ? {} : { region }),
    ...words('institution', cells.institution),
    ...words('role', cells.role),
  };
};

const VILLAGE =
  'Desa tidak dikenal di wilayah acara, atau namanya lebih dari satu. Tulis "Desa, Kec. ..." atau kodenya.';

const words = (field: 'institution' | 'role', text: string): Partial<Participant> => {
  const tidy = text.replace(/\s+/gu, ' ').trim().slice(0, 100);
  return tidy === '' ? {} : { [field]: tidy };
};

export const isMistaken = (read: Participant | readonly RowMistake[]): read is readonly RowMistake[] =>
  Array.isArray(read);
