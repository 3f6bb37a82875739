import type { Phone } from '#shared/text/phone.ts';
import {
  type FormRules,
  type FormText,
  isPhoneMistake,
  isUnread,
  type Mistake,
  nameMistake,
  readForm,
  readPhone,
} from './form.ts';
import { normaliseName } from './identity.ts';
import { MOST_IN_GROUP } from './limits.ts';
import type { Participant } from './registration.ts';
import type { NamedPlace } from './village.ts';

export type GroupRowText = { readonly name: string; readonly phone: string };

export type ReadGroup = {
  readonly officer: Participant;
  readonly members: readonly { readonly participant: Participant; readonly ownPhone: boolean }[];
};

export type GroupMistake = { readonly field: string; readonly message: string };
export type UnreadGroup = {
  readonly mistakes: readonly GroupMistake[];
  readonly choices: readonly NamedPlace[];
};

const isWritten = ({ name, phone }: GroupRowText): boolean => name.trim() !== '' || phone.trim() !== '';

const rowMistakes = (row: GroupRowText, number: number): GroupMistake[] => {
  if (!isWritten(row)) return [];
  const name = nameMistake(row.name);
  const phone = row.phone.trim() === '' ? undefined : readPhone(row.phone);
  return [
    ...(name === undefined ? [] : [{ field: `name${number}`, message: `Orang ke-${number}: ${name}` }]),
    ...(phone !== undefined && isPhoneMistake(phone)
      ? [{ field: `phone${number}`, message: `Orang ke-${number}: ${phone}` }]
      : []),
  ];
};

/** A person twice in one form: by their own phone, or by name on the officer's. */
const repeats = (rows: readonly GroupRowText[]): GroupMistake[] => {
  const seen = new Set<string>();
  return rows.flatMap((row, index) => {
    const phone = row.phone.trim() === '' ? '' : readPhone(row.phone);
    const key = phone === '' ? `name ${normaliseName(row.name)}` : `phone ${phone}`;
    const field = phone === '' ? `name${index + 1}` : `phone${index + 1}`;
    if (!isWritten(row) || !seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ field, message: `Orang ke-${index + 1}: sudah tertulis pada baris lain.` }];
  });
};

/** Reads the form of a group; every mistake at once. Empty rows are left out. */
export const readGroup = (
  head: FormText,
  allRows: readonly GroupRowText[],
  rules: FormRules,
): ReadGroup | UnreadGroup => {
  const rows = allRows.slice(0, MOST_IN_GROUP);
  const officer = readForm(head, rules);
  const own: readonly Mistake[] = isUnread(officer) ? officer.mistakes : [];
  const nobody = rows.some(isWritten)
    ? []
    : [{ field: 'name1', message: 'Tulis paling sedikit satu orang.' }];
  const broken = rows.flatMap((row, index) => rowMistakes(row, index + 1));
  const mistakes = [...own, ...nobody, ...(broken.length > 0 ? broken : repeats(rows))];
  if (isUnread(officer) || mistakes.length > 0)
    return { mistakes, choices: isUnread(officer) ? officer.choices : [] };
  return { officer, members: rows.filter(isWritten).map((row) => memberOf(row, officer)) };
};

const memberOf = ({ name, phone }: GroupRowText, officer: Participant): ReadGroup['members'][number] => {
  const ownPhone = phone.trim() !== '';
  const participant: Participant = {
    name: name.normalize('NFC').replace(/\s+/gu, ' ').trim(),
    // It was read before without a mistake.
    phone: ownPhone ? (readPhone(phone) as Phone) : officer.phone,
    ...(officer.region === undefined ? {} : { region: officer.region }),
  };
  return { participant, ownPhone };
};

export const isUnreadGroup = (read: ReadGroup | UnreadGroup): read is UnreadGroup => 'mistakes' in read;
