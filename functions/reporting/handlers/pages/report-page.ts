import { escapeHtml } from '#shared/http/html.ts';
import { formatDateTime } from '#shared/text/dates.ts';
import type { FullReport } from '../../app/report.ts';
import { regionWords } from '../../app/told.ts';
import type { Issue } from '../../domain/issue.ts';
import { type SectionName, sectionTitles } from '../../domain/report.ts';
import { a4Document, factRows, letterhead, signature } from './a4.ts';
import { signerOf, signsAs } from './attendance-sheet.ts';

const text = (words: string): string => `<p>${escapeHtml(words)}</p>`;

const cells = (values: readonly (string | number)[]): string =>
  values
    .map(
      (value) => `<td${typeof value === 'number' ? ' class="kanan"' : ''}>${escapeHtml(String(value))}</td>`,
    )
    .join('');

const table = (headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  `<table class="garis"><thead><tr>${headings.map((heading) => `<th>${escapeHtml(heading)}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${cells(row)}</tr>`)
    .join('')}</tbody></table>`;

const people = ({ recap, facts }: FullReport): string => {
  const { present } = recap;
  const capacity = facts.event.capacity;
  const numbers: [string, string][] = [
    ['Kuota', capacity === null ? 'tanpa pendaftaran' : `${capacity} orang`],
    ['Terdaftar', `${recap.registered} orang`],
    ['Daftar tunggu', `${recap.waiting} orang`],
    ['Hadir', `${present.all} orang (L ${present.L}, P ${present.P}, tidak dicatat ${present.unknown})`],
    ['Datang tanpa mendaftar', `${recap.walkIns} orang`],
    ['Terdaftar tetapi tidak hadir', `${recap.absent} orang`],
  ];
  const rows = recap.byPlace.map(({ place, L, P, unknown, all }) => [place, L, P, unknown, all]);
  const byPlace =
    rows.length === 0 ? '' : table(['Desa/instansi', 'L', 'P', 'Tidak dicatat', 'Jumlah'], rows);
  return factRows(numbers) + byPlace;
};

const speakers = ({ facts: { event } }: FullReport): string =>
  event.speakers.length === 0
    ? text('Tidak ada narasumber yang dicatat.')
    : table(
        ['No', 'Nama', 'Jabatan', 'Materi'],
        event.speakers.map(({ name, position, topic }, index) => [index + 1, name, position, topic ?? '-']),
      );

const STATES = { open: 'Belum ditangani', in_progress: 'Sedang ditangani', closed: 'Selesai' } as const;

const issueTable = (issues: readonly Issue[]): string =>
  issues.length === 0
    ? ''
    : table(
        ['No', 'Kendala', 'Penanggung jawab', 'Batas waktu', 'Keadaan', 'Penyelesaian'],
        issues.map(({ text: words, owner, dueOn, state, resolution }, index) => [
          index + 1,
          words,
          owner,
          dueOn,
          STATES[state],
          resolution ?? '-',
        ]),
      );

/** The outline of Permenpan 80/2012, numbers from what is known and words as written or generated. */
export const reportPage = (report: FullReport, issues: readonly Issue[]): string => {
  const { facts, sections } = report;
  const { event, office } = facts;
  const part = (name: SectionName): string =>
    sections[name] === '' ? '' : `<h3>${escapeHtml(sectionTitles[name])}</h3>${text(sections[name])}`;
  const when = formatDateTime(event.held?.localStart ?? event.localStart, event.zone, 'page');
  const where = [event.venue.name, event.venue.address, regionWords(event.venue.regionCode)];
  const place = factRows([
    ['Waktu', when],
    ['Tempat', where.filter((each) => each !== undefined).join(', ')],
    ['Penyelenggara', event.hosts.map(({ institution }) => institution).join('; ')],
  ]);
  const head = `${letterhead(office.name, signerOf(facts))}<h1>Laporan kegiatan<br>${escapeHtml(event.title)}</h1>`;
  const body = [
    `<h2>I. Pendahuluan</h2>${part('background')}${part('legalBasis')}${part('purpose')}${part('scope')}`,
    `<h2>II. Pelaksanaan</h2><h3>Waktu dan tempat</h3>${place}<h3>Peserta</h3>${people(report)}<h3>Narasumber dan materi</h3>${speakers(report)}`,
    `${part('course')}${part('discussion')}${issueTable(issues)}${part('minutes')}`,
    `<h2>III. Hasil dan evaluasi</h2>${text(sections.results)}`,
    `<h2>IV. Kesimpulan dan saran</h2>${part('conclusions')}${part('suggestions')}`,
    `<h2>V. Penutup</h2>${text(sections.closing)}<h2>Lampiran</h2>${text(sections.attachments)}`,
  ];
  const foot = signature('........................, ....................', signsAs(facts));
  return a4Document(
    `Laporan - ${event.shortName}`,
    `<div class="lembar">${head}${body.join('')}${foot}</div>`,
  );
};
