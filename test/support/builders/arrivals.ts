import type { Arrival } from '#functions/arrivals/domain/arrival.ts';
import type { Notice, NoticeRecord } from '#functions/arrivals/domain/notice.ts';
import type { Person, RoutedPerson } from '#functions/arrivals/domain/person.ts';
import type { RegionNames } from '#functions/arrivals/domain/regions.ts';
import type { Share } from '#functions/arrivals/domain/share.ts';
import type { Instant, LocalDateTime } from '#shared/kernel/time.ts';

export const ARRIVAL_ID = '01K7P3S2V9M4QXZB8RWT5YHC6D';

export const at = (text: string): Instant => new Date(text).toISOString() as Instant;

export const anArrival = (overrides: Partial<Arrival> = {}): Arrival => ({
  arrivalId: ARRIVAL_ID,
  reference: 'KB-2510-017',
  checkpointId: 'plbn-entikong',
  officeId: 'p4mi-sanggau',
  kind: 'deportation',
  origin: { country: 'MY', state: 'Sarawak', depot: 'Semuja' },
  expectedLocal: '2025-10-16T10:36' as LocalDateTime,
  zone: 'Asia/Pontianak',
  expectedAt: at('2025-10-16T03:36:00Z'),
  state: 'expected',
  version: 1,
  manifests: 0,
  recordedBy: 'duty-entikong',
  recordedAt: at('2025-10-15T03:00:00Z'),
  ...overrides,
});

export const aPerson = (overrides: Partial<Person> = {}): Person => ({
  row: 2,
  name: 'Budi Contoh',
  sex: 'L',
  age: 34,
  category: 'adult',
  statedRegion: '35.78',
  kind: 'deportation',
  medical: false,
  ...overrides,
});

export const aRoutedPerson = (overrides: Partial<RoutedPerson> = {}): RoutedPerson => ({
  ...aPerson(),
  officeId: 'bp3mi-jatim',
  provinceCode: '35',
  unaccompanied: false,
  ...overrides,
});

export const aShare = (overrides: Partial<Share> = {}): Share => ({
  officeId: 'bp3mi-jatim',
  people: 26,
  children: 1,
  medical: 0,
  unaccompanied: 0,
  provinces: [{ provinceCode: '35', people: 26 }],
  digest: 'digest-1',
  ...overrides,
});

export const aNotice = (overrides: Partial<Notice> = {}): Notice => ({
  noticeId: `${ARRIVAL_ID}-bp3mi-jatim-v1`,
  arrivalId: ARRIVAL_ID,
  officeId: 'bp3mi-jatim',
  manifestVersion: 1,
  share: aShare(),
  correction: false,
  state: 'open',
  rung: 1,
  repeats: 0,
  announcedAt: at('2025-10-16T03:40:00Z'),
  rungStartedAt: at('2025-10-16T03:40:00Z'),
  nextAt: at('2025-10-16T04:10:00Z'),
  laterAcknowledgements: [],
  ...overrides,
});

export const aNoticeRecord = (overrides: Partial<NoticeRecord> = {}): NoticeRecord => ({
  current: aNotice(),
  earlier: [],
  revision: 1,
  ...overrides,
});

const NAMES: Readonly<Record<string, string>> = {
  '32': 'Jawa Barat',
  '32.04': 'Kabupaten Bandung',
  '32.73': 'Kota Bandung',
  '35': 'Jawa Timur',
  '35.78': 'Kota Surabaya',
  '61': 'Kalimantan Barat',
  '61.01': 'Kabupaten Sambas',
  '61.01.09': 'Sajingan Besar',
};

const named = (length: number) =>
  Object.entries(NAMES)
    .filter(([code]) => code.length === length)
    .map(([code, name]) => ({ code, name }));

/** A few real regions, enough for each rule. */
export const someRegions: RegionNames = {
  exists: (code) => code in NAMES,
  provinces: named(2),
  regencies: named(5),
  districtsOf: (regency) => named(8).filter(({ code }) => code.startsWith(regency)),
};

/** A manifest as Excel in Indonesia writes it. */
export const csv = (rows: readonly (readonly string[])[], separator = ';'): string =>
  rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)).join('\r\n');

export const HEADINGS = [
  'No',
  'Nama',
  'JK',
  'Umur',
  'No Paspor/SPLP',
  'Provinsi',
  'Kesehatan',
  'Wali',
] as const;

export type RowOf = {
  readonly name?: string;
  readonly sex?: string;
  readonly age?: string;
  readonly document?: string;
  readonly province?: string;
  readonly health?: string;
  readonly guardian?: string;
};

/** One row a person, numbered from 1. */
export const aManifest = (people: readonly RowOf[]): string =>
  csv([
    HEADINGS,
    ...people.map((person, index) => [
      String(index + 1),
      person.name ?? `Orang Contoh ${'abcdefghij'[index % 10]} ${index + 1}`,
      person.sex ?? 'L',
      person.age ?? '30',
      person.document ?? `SPLP${1000 + index}`,
      person.province ?? 'Jawa Timur',
      person.health ?? '',
      person.guardian ?? '',
    ]),
  ]);

/** `people(3, { province: 'NTB' })`: three alike, with names and documents of their own. */
export const people = (count: number, same: RowOf = {}): readonly RowOf[] =>
  Array.from({ length: count }, () => same);

/** Origins of the 136 people who came through Entikong on 16 October 2025. */
export const REPORTED_ORIGINS: Readonly<Record<string, number>> = {
  'Kalimantan Barat': 86,
  'Jawa Timur': 26,
  'Nusa Tenggara Barat': 10,
  'Nusa Tenggara Timur': 5,
  'Sulawesi Selatan': 2,
  'Kalimantan Tengah': 1,
  'Jawa Tengah': 1,
  'Jawa Barat': 1,
  'Sulawesi Tenggara': 1,
  Banten: 1,
  Bengkulu: 1,
  'DKI Jakarta': 1,
};
