import { escapeHtml } from '#shared/http/html.ts';
import { maskPhone } from '#shared/text/phone.ts';
import { type LinkView, MOST_COUNTED } from '../../app/open-link.ts';
import { eventFacts } from './event-facts.ts';
import { errorSummary } from './fields.ts';
import { box, item, page, paragraph, status } from './layout.ts';
import { linkForms, offerForms } from './link-forms.ts';
import type { Moment } from './link-moment.ts';

const DONE = {
  taken: 'Tempat sudah Anda ambil. Sampai bertemu di acara.',
  left: 'Pendaftaran Anda sudah dibatalkan. Terima kasih sudah memberi tahu.',
  changed: 'Perubahan sudah disimpan.',
  quiet: 'Tidak ada SMS lagi untuk pendaftaran ini. Pendaftaran tetap berlaku.',
} as const;

const UNANSWERED = 'Tawaran tempat untuk Anda berakhir tanpa jawaban, jadi Anda menunggu setelah yang lain.';

const place = ({ status: standing, before, unanswered, offer }: LinkView): string => {
  if (standing === 'seated') return 'Anda mendapat tempat.';
  if (offer !== undefined) return 'Ada tempat untuk Anda dan menunggu jawaban Anda.';
  if (before === undefined) return UNANSWERED;
  const ahead = before >= MOST_COUNTED ? `lebih dari ${MOST_COUNTED}` : `${before + 1}`;
  const line = `Anda dalam daftar tunggu, urutan ke-${ahead}. Bila ada tempat kosong, urutan berikutnya mendapat tempat, atau ditawari tempat menjelang acara, dan diberi tahu lewat SMS.`;
  return unanswered === true ? `${UNANSWERED} ${line}` : line;
};

const ended = (view: LinkView): string => {
  if (view.over === 'event_cancelled')
    return box('Acara ini dibatalkan. Pendaftaran tidak berlaku lagi.', 'bad');
  if (view.status === 'cancelled')
    return view.entry.cancelled?.reason.startsWith('Diserahkan')
      ? box('Tempat ini sudah diserahkan kepada orang lain. Tautan ini tidak berlaku lagi.', 'warn')
      : box('Pendaftaran ini sudah dibatalkan.', 'warn');
  return box('Acara ini sudah dimulai atau sudah selesai. Pendaftaran tidak dapat diubah lagi.', 'warn');
};

const again = ({ code, over, status: standing, seats }: LinkView): string =>
  over === undefined && standing === 'cancelled' && seats.publicRegistration === true
    ? `<p><a href="/daftar/${code}">Daftar lagi pada halaman acara</a></p>`
    : '';

/** True of every submission: who was registered before stays so, with what they were told then. */
const EARLIER =
  'Bila nomor HP atau lembaga ini pernah didaftarkan untuk acara yang sama, pendaftaran yang pertama tetap berlaku beserta status dan tautannya.';

const standing = (view: LinkView, { publicUrl }: Moment): string => {
  const { entry, token } = view;
  return `<div class="box"><p><strong>Pendaftaran Anda sudah kami terima.</strong> ${escapeHtml(place(view))}</p></div>
<p>Kode Anda, sebutkan di meja pendaftaran:</p><p class="code">${escapeHtml(entry.code ?? '')}</p>
<p>Simpan alamat ini untuk melihat, mengubah atau membatalkan pendaftaran. Siapa yang memilikinya dapat melakukannya:</p>
<p class="link"><a href="/k/${token}">${escapeHtml(`${publicUrl}/k/${token}`)}</a></p>${paragraph(EARLIER)}`;
};

const who = ({ entry }: LinkView, { villageText }: Moment): string =>
  `<dl>${item('Nama', entry.name)}${item('Nomor HP', maskPhone(entry.phone))}${item('Desa', villageText)}${item('Lembaga', entry.institution)}${item('Jabatan atau lembaga', entry.role)}</dl>`;

/** The page behind the link of one registration. */
export const linkPage = (view: LinkView, moment: Moment): string => {
  const { mistakes = [], done } = moment;
  const isOver = view.over !== undefined || view.status === 'cancelled';
  const happened = done === undefined ? '' : status(DONE[done]);
  const gone = done === 'left' ? '' : ended(view);
  const body = isOver ? gone : standing(view, moment);
  const asked = isOver ? '' : offerForms(view);
  const calendar =
    isOver || view.seats.publicRegistration !== true
      ? ''
      : `<p><a href="/daftar/${view.code}/kalender.ics">Simpan ke kalender</a></p>`;
  return page({
    title: isOver ? 'Pendaftaran Anda' : 'Pendaftaran diterima',
    office: view.seats.senderName,
    content: `${errorSummary(mistakes)}${happened}${asked}${body}${again(view)}
<h2>${escapeHtml(view.seats.title)}</h2>${eventFacts(view.seats)}${calendar}<h2>Data Anda</h2>${who(view, moment)}${isOver ? '' : linkForms(view, moment)}`,
    ...(mistakes.length > 0 ? { mistakes: true } : {}),
  });
};

export const linkNotFoundPage = (): string =>
  page({
    title: 'Halaman tidak ditemukan',
    content: `${box('Tautan ini tidak dikenal.', 'bad')}${paragraph('Periksa apakah alamat tersalin lengkap. Bila tetap tidak dapat dibuka, hubungi narahubung pada undangan acara.')}`,
  });
