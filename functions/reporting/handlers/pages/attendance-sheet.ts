import { escapeHtml } from '#shared/http/html.ts';
import { formatDate, formatTime } from '#shared/text/dates.ts';
import type { EventFacts } from '../../app/ports.ts';
import { regionWords } from '../../app/told.ts';
import { type NumberedRow, participantRows, type SheetRow, sheetPages } from '../../domain/sheet.ts';
import { a4Document, factRows, letterhead, signature } from './a4.ts';

/** The institution that signs, where it is not the office. */
export const signerOf = ({ event }: EventFacts): string | undefined =>
  event.hosts.find(({ signs, kind }) => signs === true && kind !== 'bp3mi')?.institution;

/** On whose behalf somebody signs. */
export const signsAs = (facts: EventFacts): string => signerOf(facts) ?? `Kepala ${facts.office.name}`;

const HEAD =
  '<thead><tr><th style="width:8mm">No</th><th>Nama</th><th style="width:9mm">L/P</th><th style="width:44mm">Jabatan/Instansi/Desa</th><th style="width:29mm">No. HP</th><th style="width:44mm">Tanda tangan</th></tr></thead>';

/** Odd numbers sign on the left and even ones on the right, so that two signatures have room for each other. */
const signField = (number: number): string =>
  `<td style="text-align:left;padding-left:${number % 2 === 1 ? '1.5mm' : '22mm'}">${number}.</td>`;

const line = ({ number, row }: NumberedRow): string => {
  const { name = '', sex = '', position = '', phone = '' } = row ?? {};
  return `<tr><td class="tengah">${number}</td><td><div class="sel">${escapeHtml(name)}</div></td><td class="tengah">${sex}</td><td><div class="sel">${escapeHtml(position)}</div></td><td>${escapeHtml(phone)}</td>${signField(number)}</tr>`;
};

const factsOf = ({ event }: EventFacts): string => {
  const { localStart, localEnd, zone, venue } = event;
  return factRows([
    ['Kegiatan', event.title],
    ['Hari/Tanggal', formatDate(localStart, 'page')],
    ['Waktu', `${formatTime(localStart, zone)} - ${formatTime(localEnd, zone)}`],
    ['Tempat', `${venue.name}, ${regionWords(venue.regionCode)}`],
  ]);
};

const placeAndDate = ({ event }: EventFacts): string => {
  const place = regionWords(event.venue.regionCode).split(',')[0] ?? '';
  return `${place}, ${formatDate(event.localStart, 'page').split(', ').at(-1)}`;
};

const sheet = (facts: EventFacts, heading: string, rows: readonly SheetRow[]): string => {
  const pages = sheetPages(rows);
  const sections = pages.map((lines, index) => {
    const isLast = index === pages.length - 1;
    const foot = isLast ? signature(placeAndDate(facts), signsAs(facts)) : '';
    return `<section class="sheet">${letterhead(facts.office.name, signerOf(facts))}<h1>Daftar hadir ${escapeHtml(heading)}</h1>${factsOf(facts)}
<table class="garis isi">${HEAD}<tbody>${lines.map(line).join('')}</tbody></table>${foot}<div class="nomor">Halaman ${index + 1} dari ${pages.length}</div></section>`;
  });
  return sections.join('');
};

const speakerRows = ({ event }: EventFacts): SheetRow[] =>
  event.speakers.map(({ name, position }) => ({ name, position, phone: '' }));

/** Sheets of their own for participants, speakers and committee, each with its numbers and pages. */
export const attendanceSheet = (facts: EventFacts): string =>
  a4Document(
    `Daftar hadir - ${facts.event.shortName}`,
    sheet(facts, 'peserta', participantRows(facts.people)) +
      sheet(facts, 'narasumber', speakerRows(facts)) +
      sheet(facts, 'panitia', []),
  );

/** The same columns for a spreadsheet. */
export const attendanceTable = ({ people }: EventFacts): (string | number | undefined)[][] => [
  ['No', 'Nama', 'L/P', 'Jabatan/Instansi/Desa', 'No. HP', 'Tanda tangan'],
  ...participantRows(people).map(({ name, sex, position, phone }, index) => [
    index + 1,
    name,
    sex,
    position,
    phone,
    undefined,
  ]),
];
