import { writeFile } from 'node:fs/promises';
import { correctedPeople, type ManifestPerson, manifestPeople } from './manifest-people.ts';

const HEADINGS = [
  'No',
  'Nama',
  'JK',
  'Tgl Lahir',
  'No Paspor/SPLP',
  'Jenis Dokumen',
  'Provinsi',
  'Kabupaten/Kota',
  'Jenis',
  'Kasus',
  'Kesehatan',
  'Kelompok Keluarga',
  'Wali',
] as const;

const lineOf = (person: ManifestPerson): string =>
  [
    person.number,
    person.name,
    person.sex,
    person.birthDate,
    person.document,
    person.documentType,
    person.province,
    person.regency,
    'Deportasi',
    person.cause,
    'Sehat',
    person.family ?? '',
    person.guardian ?? '',
  ].join(';');

/** As a spreadsheet in an Indonesian office saves it, with semicolons; no cell holds one. */
const csv = (people: readonly ManifestPerson[]): string =>
  [HEADINGS.join(';'), ...people.map(lineOf), ''].join('\n');

/** The files of this folder by name. */
export const manifestFiles = (): Readonly<Record<'manifest-1.csv' | 'manifest-2.csv', string>> => ({
  'manifest-1.csv': csv(manifestPeople()),
  'manifest-2.csv': csv(correctedPeople()),
});

if (import.meta.main)
  for (const [name, text] of Object.entries(manifestFiles()))
    await writeFile(new URL(`./${name}`, import.meta.url), text);
