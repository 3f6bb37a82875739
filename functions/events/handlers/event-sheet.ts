import type { CsvCell } from '#shared/text/csv-safe.ts';
import type { EventView } from '../contract/views.ts';
import type { EventKind } from '../domain/event.ts';
import { eventKindWords, statusWords } from '../domain/words.ts';

type Column = readonly [heading: string, cell: (event: EventView) => CsvCell];

/** As it sorts in a spreadsheet: `2025-11-13 09:00 WIB`. */
const time = (local: string | undefined, { zoneWord }: EventView): CsvCell =>
  local === undefined ? undefined : `${local.replace('T', ' ')} ${zoneWord}`;

const list = (words: readonly string[]): CsvCell => (words.length === 0 ? undefined : words.join('; '));

const hostsWho = (flag: 'signs' | 'pays'): Column[1] => {
  return ({ hosts }) => hosts.find((host) => host[flag])?.institution;
};

const columns: readonly Column[] = [
  ['Kode', ({ code }) => code],
  ['Status', ({ status }) => statusWords(status)],
  // What is stored under the kind is one of the kinds.
  ['Jenis', ({ kind }) => eventKindWords(kind as EventKind)],
  ['Program', ({ programme }) => programme],
  ['Judul', ({ title }) => title],
  ['Nama singkat', ({ shortName }) => shortName],
  ['Mulai', (event) => time(event.localStart, event)],
  ['Selesai', (event) => time(event.localEnd, event)],
  ['Mulai sebenarnya', (event) => time(event.held?.localStart, event)],
  ['Selesai sebenarnya', (event) => time(event.held?.localEnd, event)],
  ['Tempat', ({ venue }) => venue.name],
  ['Jenis tempat', ({ venue }) => venue.kindWords],
  ['Alamat', ({ venue }) => venue.address],
  ['Wilayah', ({ venue }) => venue.regionName],
  ['Kode wilayah', ({ venue }) => venue.regionCode],
  ['Sasaran', ({ audience }) => audience],
  ['Cakupan', ({ scope }) => scope],
  ['Kode cakupan', ({ scopeRegions }) => list(scopeRegions.map(({ code }) => code))],
  ['Penyelenggara', ({ hosts }) => list(hosts.map(({ institution }) => institution))],
  ['Penanda tangan', hostsWho('signs')],
  ['Penanggung biaya', hostsWho('pays')],
  ['Pembuka', ({ opener }) => opener],
  ['Narasumber', ({ speakers }) => list(speakers.map(({ name, position }) => `${name} (${position})`))],
  ['Narahubung', ({ contact }) => contact?.name],
  ['Kuota', ({ capacity }) => capacity ?? undefined],
  ['Mendapat tempat', ({ seats }) => seats?.seated],
  ['Daftar tunggu', ({ seats }) => seats?.waiting],
  ['Melebihi kuota', ({ seats }) => (seats?.overbooked ? 'ya' : undefined)],
  ['Alasan batal', ({ cancelReason }) => cancelReason],
  ['Catatan pelaksanaan', ({ held }) => held?.note],
  ['Versi', ({ version }) => version],
];

/** One row for each event below the headings. No phone of anybody is in it. */
export const eventSheet = (events: readonly EventView[]): readonly (readonly CsvCell[])[] => [
  columns.map(([heading]) => heading),
  ...events.map((event) => columns.map(([, cell]) => cell(event))),
];
