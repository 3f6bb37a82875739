import { escapeHtml, plainPage } from '#shared/http/html.ts';
import { formatInstant } from '#shared/text/dates.ts';
import { maskPhone } from '#shared/text/phone.ts';
import type { StopPage } from '../app/short-link-stop.ts';
import type { OptOut } from '../domain/opt-out.ts';
import type { StopChoice } from '../domain/short-link.ts';

const button = (choice: StopChoice, label: string, main = false): string =>
  `<form method="post"><button${main ? ' class="main"' : ''} name="choice" value="${choice}">${escapeHtml(label)}</button></form>`;

/** The zone of most who read it; the zone word stands beside the hour. */
const since = ({ at }: OptOut): string => formatInstant(at, 'Asia/Jakarta', 'page');

const DONE: Readonly<Record<StopChoice, string>> = {
  event: 'Permintaan Anda sudah dicatat. Anda tidak akan menerima SMS lagi tentang acara ini.',
  all: 'Permintaan Anda sudah dicatat. Anda tidak akan menerima SMS lagi dari SAPA.',
  undo_event: 'Anda akan menerima SMS lagi tentang acara ini.',
  undo_all: 'Anda akan menerima SMS lagi dari SAPA.',
};

const status = (text: string): string => `<p class="box" role="status">${escapeHtml(text)}</p>`;

/** The page promises only what stands: another wish may cover the one that was just taken back. */
const isSo = (choice: StopChoice, { event, all }: StopPage): boolean => {
  if (choice === 'undo_all') return all === undefined;
  if (choice === 'undo_event') return all === undefined && event === undefined;
  return all !== undefined || (choice === 'event' && event !== undefined);
};

const moment = (choice: StopChoice | undefined, page: StopPage): string =>
  choice !== undefined && isSo(choice, page) ? status(DONE[choice]) : '';

const stoppedAll = (all: OptOut): string =>
  all.channel === 'provider'
    ? status(
        `Operator SMS tidak lagi melayani nomor ini sejak ${since(all)}. Untuk menerima SMS lagi, hubungi kantor penyelenggara.`,
      )
    : `${status(`Semua SMS dari SAPA ke nomor ini dihentikan sejak ${since(all)}.`)}${button('undo_all', 'Batalkan: saya mau menerima SMS lagi')}`;

const choices = ({ event, all }: StopPage): string => {
  if (all !== undefined) return stoppedAll(all);
  const everything = button('all', 'Berhenti untuk semua pesan SAPA');
  if (event === undefined) return `${button('event', 'Berhenti untuk acara ini', true)}${everything}`;
  const stopped = status(`SMS tentang acara ini dihentikan sejak ${since(event)}.`);
  return `${stopped}${button('undo_event', 'Batalkan: saya mau menerima SMS acara ini lagi')}${everything}`;
};

const EXPLANATION =
  '<p><small>Membuka halaman ini tidak mengubah apa pun. Pendaftaran Anda pada acara tetap berlaku walaupun SMS dihentikan. Permintaan dapat dibatalkan kapan saja melalui tautan yang sama.</small></p>';

/** Readable on an old phone: one request, no script; the number is masked, since a link may be passed on. */
export const stopPage = (page: StopPage, choice?: StopChoice): string => {
  const { link } = page;
  const facts = [
    ['Nomor HP', maskPhone(link.phone)],
    ['Acara', link.event],
    ['Pengirim', link.sender],
  ].map(([term = '', value = '']) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(value)}</dd>`);
  return plainPage(
    'Berhenti menerima SMS',
    `${moment(choice, page)}<dl>${facts.join('')}</dl>${choices(page)}${EXPLANATION}`,
  );
};
