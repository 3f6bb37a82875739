import { escapeHtml } from '#shared/http/html.ts';
import type { EventPage } from '../../app/open-event.ts';
import { type GroupRow, rowStatus } from '../../app/submit-group.ts';
import { eventFacts } from './event-facts.ts';
import { page, paragraph, status } from './layout.ts';

const STATUS = {
  seated: 'Mendapat tempat.',
  waiting: 'Dalam daftar tunggu.',
  cancelled: 'Sudah dibatalkan.',
} as const;

const REFUSED: Readonly<Record<string, string>> = {
  too_many: 'Belum terdaftar: terlalu banyak pendaftaran dari nomor ini hari ini.',
  too_busy: 'Belum terdaftar: sistem sedang ramai. Kirim lagi formulir yang sama.',
  event_cancelled: 'Belum terdaftar: acara dibatalkan.',
  event_started: 'Belum terdaftar: acara sudah dimulai.',
};

const line = ({ participant, outcome }: GroupRow): string => {
  const name = `<strong>${escapeHtml(participant.name)}</strong>`;
  if (!outcome.ok)
    return `<li>${name}<br>${escapeHtml(REFUSED[outcome.error.kind] ?? 'Belum terdaftar: pendaftaran sudah ditutup.')}</li>`;
  const { token, entry } = outcome.value;
  return `<li>${name}<br>${STATUS[rowStatus(entry)]} Kode <strong>${escapeHtml(entry.code ?? '')}</strong>. <a href="/k/${token}">Ubah atau batalkan<span class="hint">untuk ${escapeHtml(participant.name)}</span></a></li>`;
};

/** Every row with its outcome, and a code and a link of its own. */
export const groupResult = ({ code, seats }: EventPage, rows: readonly GroupRow[]): string => {
  const received = rows.filter(({ outcome }) => outcome.ok).length;
  return page({
    title: 'Pendaftaran rombongan diterima',
    office: seats.senderName,
    content: `${status(`${received} dari ${rows.length} pendaftaran sudah kami terima.`)}<ol>${rows.map(line).join('')}</ol>
${paragraph('Catat kode dan tautan setiap orang, misalnya dengan menyimpan halaman ini. Bila seseorang pernah didaftarkan untuk acara yang sama, pendaftarannya yang pertama tetap berlaku.')}
<h2>${escapeHtml(seats.title)}</h2>${eventFacts(seats)}<p><a href="/daftar/${code}/rombongan">Daftarkan rombongan lain</a></p>`,
  });
};
