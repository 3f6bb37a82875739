import { normalisePhone, type Phone } from '#shared/text/phone.ts';
import { CONSENT_VERSION } from './consent.ts';
import type { Participant } from './registration.ts';
import { chosenVillage, findVillage, type NamedPlace } from './village.ts';

/** A form as it was sent, each field a text; a field that was not sent is empty. */
export type FormText = {
  readonly name: string;
  readonly phone: string;
  readonly village: string;
  readonly villageCode: string;
  readonly institution: string;
  readonly role: string;
  readonly consent: string;
  /** A field that people do not see. */
  readonly website: string;
};

export type FieldName = keyof FormText | 'form';
export type Mistake = { readonly field: FieldName; readonly message: string };

/** What cannot be read, and the villages to choose from when the typed one is not clear. */
export type Unread = { readonly mistakes: readonly Mistake[]; readonly choices: readonly NamedPlace[] };

export type FormRules = {
  readonly institutionRequired: boolean;
  readonly places: readonly NamedPlace[];
};

const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

const LETTERS = /\p{L}.*\p{L}/u;
const NOT_IN_NAMES = /[<>{}@\\/]|https?:|www\./iu;

export const nameMistake = (text: string): string | undefined => {
  const name = tidy(text);
  if (name === '') return 'Tulis nama lengkap.';
  if (name.length > 80) return 'Nama terlalu panjang. Paling banyak 80 huruf.';
  return LETTERS.test(name) && !NOT_IN_NAMES.test(name) ? undefined : 'Tulis nama seperti pada KTP.';
};

const PHONE_MISTAKE = 'Tulis nomor HP Indonesia, diawali 08 atau +62.';

export const readPhone = (text: string): Phone | string => {
  if (text.trim() === '') return 'Tulis nomor HP.';
  const phone = normalisePhone(text);
  return phone.ok ? phone.value : PHONE_MISTAKE;
};

export const isPhoneMistake = (read: Phone | string): boolean => !read.startsWith('+62');

type ReadVillage = {
  readonly region?: string;
  readonly mistake?: string;
  readonly choices: readonly NamedPlace[];
};

export const readVillage = (
  { village, villageCode }: Pick<FormText, 'village' | 'villageCode'>,
  places: readonly NamedPlace[],
): ReadVillage => {
  const none: readonly NamedPlace[] = [];
  if (village.trim() === '') return { choices: none };
  const chosen = chosenVillage(village, villageCode, places);
  if (chosen !== undefined) return { region: chosen.code, choices: none };
  const found = findVillage(village, places);
  if (found.kind === 'one') return { region: found.place.code, choices: none };
  if (found.kind === 'several') return { mistake: 'Pilih desa yang dimaksud.', choices: found.places };
  return {
    mistake: 'Desa tidak ditemukan di wilayah acara ini. Periksa ejaannya, atau kosongkan.',
    choices: none,
  };
};

const optional = (name: 'institution' | 'role', text: string): Partial<Participant> =>
  tidy(text) === '' ? {} : { [name]: tidy(text) };

const mistake = (field: FieldName, message: string | undefined): Mistake[] =>
  message === undefined ? [] : [{ field, message }];

const consentMistake = (consent: string): string | undefined => {
  if (consent === CONSENT_VERSION) return undefined;
  return consent === ''
    ? 'Centang persetujuan untuk dapat mendaftar.'
    : 'Isi persetujuan telah diperbarui. Baca kembali lalu centang.';
};

/** Reads a registration form; every mistake at once, in the order of the fields. */
export const readForm = (
  form: FormText,
  { institutionRequired, places }: FormRules,
): Participant | Unread => {
  const phone = readPhone(form.phone);
  const village = readVillage(form, places);
  const without = institutionRequired && tidy(form.institution) === '';
  const mistakes = [
    ...mistake('name', nameMistake(form.name)),
    ...mistake('phone', isPhoneMistake(phone) ? phone : undefined),
    ...mistake('village', village.mistake),
    ...mistake(
      'institution',
      without ? 'Tulis nama lembaga. Acara ini memberi satu tempat untuk setiap lembaga.' : undefined,
    ),
    ...mistake('consent', consentMistake(form.consent)),
    ...mistake('website', form.website === '' ? undefined : 'Kosongkan kotak ini.'),
  ];
  if (mistakes.length > 0) return { mistakes, choices: village.choices };
  return {
    name: tidy(form.name),
    // Without a mistake it is a number.
    phone: phone as Phone,
    ...(village.region === undefined ? {} : { region: village.region }),
    ...optional('institution', form.institution),
    ...optional('role', form.role),
  };
};

export const isUnread = (read: Participant | Unread): read is Unread => 'mistakes' in read;
