import type { OfficeKind } from '../../domain/directory.ts';

export type OfficeRow = readonly [
  officeId: string,
  kind: OfficeKind,
  name: string,
  shortName: string,
  regionCode: string,
  supervisedBy: string | undefined,
  verified: boolean,
];

/**
 * Offices as named in published reports (`verified`) or in general knowledge; the official list is the ministry's own.
 * `supervisedBy` of a BP3MI is a partner office of our choice, to be set by the ministry.
 */
export const officeRows: readonly OfficeRow[] = [
  ['bp3mi-aceh', 'bp3mi', 'BP3MI Aceh', 'BP3MI Aceh', '11.71', 'bp3mi-sumut', false],
  ['bp3mi-sumut', 'bp3mi', 'BP3MI Sumatera Utara', 'BP3MI Sumut', '12.71', 'bp3mi-aceh', true],
  ['bp3mi-sumbar', 'bp3mi', 'BP3MI Sumatera Barat', 'BP3MI Sumbar', '13.71', 'bp3mi-riau', true],
  ['bp3mi-riau', 'bp3mi', 'BP3MI Riau', 'BP3MI Riau', '14.71', 'bp3mi-sumbar', false],
  ['bp3mi-sumsel', 'bp3mi', 'BP3MI Sumatera Selatan', 'BP3MI Sumsel', '16.71', 'bp3mi-lampung', false],
  ['bp3mi-lampung', 'bp3mi', 'BP3MI Lampung', 'BP3MI Lampung', '18.71', 'bp3mi-sumsel', true],
  ['bp3mi-kepri', 'bp3mi', 'BP3MI Kepulauan Riau', 'BP3MI Kepri', '21.72', 'bp3mi-riau', true],
  ['bp3mi-dki', 'bp3mi', 'BP3MI DKI Jakarta', 'BP3MI DKI Jakarta', '31.75', 'bp3mi-banten', true],
  ['bp3mi-jabar', 'bp3mi', 'BP3MI Jawa Barat', 'BP3MI Jabar', '32.73', 'bp3mi-dki', true],
  ['bp3mi-jateng', 'bp3mi', 'BP3MI Jawa Tengah', 'BP3MI Jateng', '33.74', 'bp3mi-diy', true],
  ['bp3mi-diy', 'bp3mi', 'BP3MI Daerah Istimewa Yogyakarta', 'BP3MI DIY', '34.04', 'bp3mi-jateng', false],
  ['bp3mi-jatim', 'bp3mi', 'BP3MI Jawa Timur', 'BP3MI Jatim', '35.15', 'bp3mi-jateng', true],
  ['bp3mi-banten', 'bp3mi', 'BP3MI Banten', 'BP3MI Banten', '36.73', 'bp3mi-dki', true],
  ['bp3mi-bali', 'bp3mi', 'BP3MI Bali', 'BP3MI Bali', '51.71', 'bp3mi-jatim', false],
  ['bp3mi-ntb', 'bp3mi', 'BP3MI Nusa Tenggara Barat', 'BP3MI NTB', '52.71', 'bp3mi-bali', false],
  ['bp3mi-ntt', 'bp3mi', 'BP3MI Nusa Tenggara Timur', 'BP3MI NTT', '53.71', 'bp3mi-ntb', true],
  ['bp3mi-kalbar', 'bp3mi', 'BP3MI Kalimantan Barat', 'BP3MI Kalbar', '61.71', 'bp3mi-kalsel', true],
  ['bp3mi-kalsel', 'bp3mi', 'BP3MI Kalimantan Selatan', 'BP3MI Kalsel', '63.72', 'bp3mi-kaltim', true],
  ['bp3mi-kaltim', 'bp3mi', 'BP3MI Kalimantan Timur', 'BP3MI Kaltim', '64', 'bp3mi-kaltara', false],
  ['bp3mi-kaltara', 'bp3mi', 'BP3MI Kalimantan Utara', 'BP3MI Kaltara', '65.03', 'bp3mi-kaltim', true],
  ['bp3mi-sulut', 'bp3mi', 'BP3MI Sulawesi Utara', 'BP3MI Sulut', '71.71', 'bp3mi-sulteng', false],
  ['bp3mi-sulteng', 'bp3mi', 'BP3MI Sulawesi Tengah', 'BP3MI Sulteng', '72.71', 'bp3mi-sulsel', false],
  ['bp3mi-sulsel', 'bp3mi', 'BP3MI Sulawesi Selatan', 'BP3MI Sulsel', '73.71', 'bp3mi-sultra', true],
  ['bp3mi-sultra', 'bp3mi', 'BP3MI Sulawesi Tenggara', 'BP3MI Sultra', '74.71', 'bp3mi-sulsel', true],
  ['bp3mi-papua', 'bp3mi', 'BP3MI Papua', 'BP3MI Papua', '91.71', 'bp3mi-sulsel', false],
  ['p4mi-sanggau', 'p4mi', 'P4MI Sanggau', 'P4MI Sanggau', '61.03.21', 'bp3mi-kalbar', true],
  ['p4mi-sambas', 'p4mi', 'P4MI Sambas', 'P4MI Sambas', '61.01.09', 'bp3mi-kalbar', false],
  ['p4mi-kapuas-hulu', 'p4mi', 'P4MI Kapuas Hulu', 'P4MI Kapuas Hulu', '61.06.14', 'bp3mi-kalbar', false],
  ['p4mi-batam', 'p4mi', 'P4MI Batam', 'P4MI Batam', '21.71', 'bp3mi-kepri', true],
  ['p4mi-dumai', 'p4mi', 'P4MI Dumai', 'P4MI Dumai', '14.72', 'bp3mi-riau', false],
  ['p4mi-tanjungbalai', 'p4mi', 'P4MI Tanjungbalai', 'P4MI Tanjungbalai', '12.74', 'bp3mi-sumut', false],
  ['p4mi-banyuwangi', 'p4mi', 'P4MI Banyuwangi', 'P4MI Banyuwangi', '35.10', 'bp3mi-jatim', true],
  ['p4mi-pamekasan', 'p4mi', 'P4MI Pamekasan', 'P4MI Pamekasan', '35.28', 'bp3mi-jatim', true],
  [
    'p4mi-sumba-barat-daya',
    'p4mi',
    'P4MI Sumba Barat Daya',
    'P4MI Sumba Brt Daya',
    '53.18',
    'bp3mi-ntt',
    true,
  ],
  [
    'kemenp2mi',
    'ministry',
    'Kementerian Pelindungan Pekerja Migran Indonesia',
    'KemenP2MI',
    '31.74',
    undefined,
    true,
  ],
];
