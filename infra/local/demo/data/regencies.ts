import { demoArrival } from './demo-data.ts';

/** How many of a province's people we let come from which regency; reports give provinces only. */
const REGENCIES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  '61': {
    'Kabupaten Sambas': 30,
    'Kabupaten Sanggau': 12,
    'Kabupaten Bengkayang': 10,
    'Kabupaten Landak': 8,
    'Kota Singkawang': 6,
    'Kota Pontianak': 6,
    'Kabupaten Kubu Raya': 6,
    'Kabupaten Mempawah': 5,
    'Kabupaten Sintang': 3,
  },
  '35': {
    'Kabupaten Sampang': 7,
    'Kabupaten Bangkalan': 5,
    'Kabupaten Sumenep': 5,
    'Kabupaten Pamekasan': 3,
    'Kabupaten Jember': 3,
    'Kabupaten Banyuwangi': 3,
  },
  '52': { 'Kabupaten Lombok Timur': 5, 'Kabupaten Lombok Tengah': 3, 'Kabupaten Sumbawa': 2 },
  '53': {
    'Kabupaten Sumba Barat Daya': 2,
    'Kabupaten Malaka': 1,
    'Kabupaten Flores Timur': 1,
    'Kabupaten Ende': 1,
  },
  '73': { 'Kabupaten Bone': 1, 'Kabupaten Bulukumba': 1 },
  '62': { 'Kabupaten Kotawaringin Timur': 1 },
  '33': { 'Kabupaten Cilacap': 1 },
  '32': { 'Kabupaten Indramayu': 1 },
  '74': { 'Kabupaten Konawe': 1 },
  '36': { 'Kabupaten Serang': 1 },
  '17': { 'Kota Bengkulu': 1 },
  '31': { 'Kota Administrasi Jakarta Timur': 1 },
};

export type Home = { readonly province: string; readonly regency: string };

/** Provinces in the order of the report: whole numbers as keys would be sorted by JavaScript. */
const PROVINCES = ['61', '35', '52', '53', '73', '62', '33', '32', '74', '36', '17', '31'] as const;

/** Where each person of the list comes from. */
export const homesInOrder = (): readonly Home[] =>
  PROVINCES.flatMap((code) =>
    Object.entries(REGENCIES[code] ?? {}).flatMap(([regency, count]) =>
      Array.from({ length: count }, () => ({ province: demoArrival.provinces[code]?.name ?? '', regency })),
    ),
  );
