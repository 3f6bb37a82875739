import { escapeHtml } from '#shared/http/html.ts';
import { formatInstant } from '#shared/text/dates.ts';
import type { LinkView } from '../../app/open-link.ts';
import type { Moment } from './link-moment.ts';
import { nameField, phoneField, villageField } from './registration-form.ts';

const choice = (value: string): string => `<input type="hidden" name="choice" value="${value}">`;

const section = (title: string, isOpen: boolean, content: string): string =>
  `<details${isOpen ? ' open' : ''}><summary>${title}</summary><form method="post" novalidate>${content}</form></details>`;

const change = ({ entry, seats }: LinkView, moment: Moment): string => {
  const isOpen = moment.open === 'change';
  const mistakes = isOpen ? (moment.mistakes ?? []) : [];
  const name = isOpen ? (moment.text?.name ?? '') : entry.name;
  const village = isOpen ? (moment.text?.village ?? '') : moment.villageText;
  const state = { text: { village }, mistakes, choices: moment.choices ?? [], places: moment.places };
  return section(
    'Ubah nama atau desa',
    isOpen,
    `${choice('change')}${nameField(name, mistakes)}${villageField(state, seats)}<button>Simpan perubahan</button>`,
  );
};

const handOver = (moment: Moment): string => {
  const isOpen = moment.open === 'hand_over';
  const mistakes = isOpen ? (moment.mistakes ?? []) : [];
  const text = isOpen ? moment.text : undefined;
  const name = nameField(text?.name ?? '', mistakes, { id: 'to-name', label: 'Nama penerima' });
  const phone = phoneField(text?.phone ?? '', mistakes, { id: 'to-phone', label: 'Nomor HP penerima' });
  return section(
    'Serahkan tempat kepada orang lain',
    isOpen,
    `${choice('hand_over')}<p>Tempat atau urutan Anda pindah kepada penerima. Tautan ini tidak berlaku lagi; penerima mendapat tautan baru. Pastikan penerima setuju.</p>${name}${phone}<button>Serahkan tempat</button>`,
  );
};

const quiet = ({ entry }: LinkView): string =>
  entry.quietSince !== undefined
    ? '<details><summary>SMS</summary><p>SMS untuk pendaftaran ini sudah dihentikan.</p></details>'
    : section(
        'Berhenti menerima SMS',
        false,
        `${choice('quiet')}<p>Anda tidak akan menerima pengingat atau kabar perubahan acara ini. Pendaftaran tetap berlaku. Untuk menghentikan semua SMS dari SAPA, gunakan tautan di dalam SMS.</p><button class="plain">Hentikan SMS untuk pendaftaran ini</button>`,
      );

const leave = (): string =>
  section(
    'Batalkan pendaftaran',
    false,
    `${choice('leave')}<p>Tempat Anda diberikan kepada orang berikutnya dan tidak dapat diminta kembali.</p><button class="danger">Ya, batalkan pendaftaran saya</button>`,
  );

/** A seat is kept: to be taken or left to the next. */
export const offerForms = ({ offer, seats }: LinkView): string => {
  if (offer === undefined) return '';
  const until = escapeHtml(formatInstant(offer.until, seats.zone, 'page'));
  return `<section class="box warn" aria-labelledby="offer"><h2 id="offer">Ada tempat untuk Anda</h2>
<p>Mohon jawab sebelum <strong>${until}</strong>. Tanpa jawaban, tempat ini ditawarkan kepada urutan berikutnya dan Anda menunggu lagi setelah yang lain.</p>
<form method="post">${choice('take')}<button>Ambil tempat</button></form>
<form method="post">${choice('decline')}<p class="hint">Bila Anda tidak jadi ikut, pendaftaran Anda berakhir.</p><button class="plain">Tidak jadi</button></form></section>`;
};

/** What may be done by the link; opening the page does nothing, each act is a form of its own. */
export const linkForms = (view: LinkView, moment: Moment): string =>
  `<h2>Ubah pendaftaran</h2>${change(view, moment)}${view.offer === undefined ? handOver(moment) : ''}${quiet(view)}${view.offer === undefined ? leave() : ''}`;
