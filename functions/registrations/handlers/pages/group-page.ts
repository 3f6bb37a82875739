import { escapeHtml } from '#shared/http/html.ts';
import type { EventPage } from '../../app/open-event.ts';
import type { Place } from '../../app/ports.ts';
import { MOST_IN_GROUP } from '../../domain/limits.ts';
import { eventFacts } from './event-facts.ts';
import { errorSummary, type Mistakes, textField, trap } from './fields.ts';
import { page, paragraph } from './layout.ts';
import { consentField, nameField, phoneField, villageField } from './registration-form.ts';

export type GroupText = {
  readonly name: string;
  readonly phone: string;
  readonly village: string;
  readonly consent: string;
  readonly rows: readonly { readonly name: string; readonly phone: string }[];
};

export const EMPTY_GROUP: GroupText = { name: '', phone: '', village: '', consent: '', rows: [] };

export type GroupState = {
  readonly key: string;
  readonly text: GroupText;
  readonly mistakes: Mistakes;
  readonly choices: readonly Place[];
  readonly places: readonly Place[];
};

const row = (number: number, { text, mistakes }: GroupState): string => {
  const { name = '', phone = '' } = text.rows[number - 1] ?? {};
  const more = 'autocomplete="off" maxlength="100"';
  const tel = 'type="tel" inputmode="tel" autocomplete="off" maxlength="40"';
  return `<fieldset class="row"><legend>Orang ke-${number}</legend>${textField({ id: `name${number}`, label: 'Nama', value: name, required: true, more }, mistakes)}${textField({ id: `phone${number}`, label: 'Nomor HP', value: phone, more: tel }, mistakes)}</fieldset>`;
};

/** Rows that stand open; on a small phone twenty are a long way to the button. */
const SHOWN = 5;

/** A village officer registers up to 20 people at once; works without script, rows that stay empty are left out. */
export const groupPage = ({ code, seats }: EventPage, state: GroupState): string => {
  const { key, text, mistakes } = state;
  const rows = Array.from({ length: MOST_IN_GROUP }, (_, index) => row(index + 1, state));
  const isLong = text.rows.slice(SHOWN).some(({ name, phone }) => name !== '' || phone !== '');
  const more = `<details${isLong ? ' open' : ''}><summary>Orang ke-${SHOWN + 1} sampai ke-${MOST_IN_GROUP}</summary>${rows.slice(SHOWN).join('')}</details>`;
  const form = `<form method="post" action="/daftar/${code}/rombongan" novalidate><input type="hidden" name="key" value="${escapeHtml(key)}">
<h2>Yang mendaftarkan</h2>${nameField(text.name, mistakes, { id: 'name', label: 'Nama Anda' })}${phoneField(text.phone, mistakes, { id: 'phone', label: 'Nomor HP Anda' })}${villageField(state, seats)}
<h2>Yang didaftarkan</h2>${paragraph(`Paling banyak ${MOST_IN_GROUP} orang. Baris yang kosong diabaikan. Orang tanpa nomor HP sendiri memakai nomor Anda; SMS untuknya dikirim kepada Anda. Anda sendiri ikut? Tulis juga nama Anda di bawah.`)}${rows.slice(0, SHOWN).join('')}${more}
${trap([])}<br>${consentField(text.consent, mistakes, seats.senderName)}<p class="hint">Anda menyatakan bahwa orang-orang ini sudah setuju didaftarkan.</p><button>Daftarkan rombongan</button></form>`;
  return page({
    title: `Rombongan: ${seats.title}`,
    office: seats.senderName,
    content: `${errorSummary(mistakes)}${mistakes.length === 0 ? eventFacts(seats) : ''}${form}<p><a href="/daftar/${code}">Kembali ke pendaftaran perorangan</a></p>`,
    ...(mistakes.length > 0 ? { mistakes: true } : {}),
  });
};
