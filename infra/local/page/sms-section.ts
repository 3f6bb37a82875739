import { kindWords, type MessageState } from '#functions/messaging/contract.ts';
import { escapeHtml } from '#shared/http/html.ts';
import { calendars } from '#shared/text/calendars.ts';
import { formatInstant } from '#shared/text/dates.ts';
import type { BudgetStatusLine, SmsStatus, StopStatusLine, WaitingStatusLine } from './sms-status.ts';

const number = new Intl.NumberFormat('id-ID');

const STATES = { ok: 'aman', warning: 'hampir habis', stopped: 'habis' } as const satisfies Record<
  BudgetStatusLine['state'],
  string
>;

const monthName = (month: string): string =>
  `${calendars.id.months[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`;

const stateOf = ({ state, short }: BudgetStatusLine): string =>
  short === 0 || state === 'stopped'
    ? STATES[state]
    : `tidak cukup untuk ${number.format(short)} SMS yang menunggu`;

const budgetItem = (line: BudgetStatusLine): string => {
  const { office, used, limit, floor, state, rupiah, short } = line;
  return `<div class="${short === 0 ? state : 'stopped'}"><p><b>${escapeHtml(office)}</b> · <span class="state">${stateOf(line)}</span><br>${number.format(used)} dari ${number.format(limit)} bagian · Rp ${number.format(rupiah)}</p>
<progress aria-label="Anggaran SMS ${escapeHtml(office)} yang terpakai" max="${Math.max(1, limit)}" value="${used}"></progress>
<p class="meta">${number.format(floor)} bagian disimpan untuk pemberitahuan kedatangan</p></div>`;
};

const budgets = ({ month, budgets: lines }: SmsStatus): string =>
  lines.length === 0
    ? `<p class="none">Belum ada kantor yang memakai anggaran ${monthName(month)}.</p>`
    : `<article><h3>Anggaran ${monthName(month)}</h3>${lines.map(budgetItem).join('')}</article>`;

const stopCard = ({ what, by, at, reason }: StopStatusLine): string =>
  `<article class="open"><h3>Pengiriman dihentikan: ${escapeHtml(what)}</h3>
<p>oleh ${escapeHtml(by)}, ${formatInstant(at, 'Asia/Jakarta', 'compact')}: ${escapeHtml(reason)}</p></article>`;

const waitingItem = ({ office, kind, title, count, words }: WaitingStatusLine): string =>
  `<li><b>${count} SMS</b> ${escapeHtml(kindWords(kind))} · ${escapeHtml(office)}${title === undefined ? '' : ` · ${escapeHtml(title)}`}<br>${escapeHtml(words)}</li>`;

const waiting = ({ waiting: lines }: SmsStatus): string =>
  lines.length === 0
    ? '<p class="none">Tidak ada SMS yang ditahan.</p>'
    : `<article class="open"><h3>Menunggu</h3><ul>${lines.map(waitingItem).join('')}</ul></article>`;

/** The two that people ask for first are named even when there are none. */
const OUTCOMES: readonly (readonly [state: MessageState, word: string, always?: true])[] = [
  ['accepted', 'Diterima operator', true],
  ['delivered', 'Sampai di telepon'],
  ['unknown', 'Tidak diketahui', true],
  ['failed', 'Gagal'],
  ['expired', 'Kedaluwarsa'],
  ['suppressed', 'Tidak dikirim', true],
];

const REASONS: Readonly<Record<string, string>> = {
  opted_out: 'berhenti',
  bundled: 'rombongan',
  superseded: 'diganti',
  cancelled: 'dibatalkan',
  answered: 'sudah dijawab',
  over_limit: 'terlalu sering',
  over_budget: 'anggaran habis',
  switched_off: 'dihentikan',
  quiet_hours: 'jam tenang',
  not_allowed_in_test: 'uji coba',
};

const reasons = ({ leftOut }: SmsStatus): string =>
  [...leftOut].map(([reason, count]) => `${REASONS[reason] ?? reason} ${count}`).join(', ');

const outcomes = (status: SmsStatus): string => {
  const words = OUTCOMES.flatMap(([state, word, always]) => {
    const count = status.outcomes.get(state) ?? 0;
    return count > 0 || always ? [`<span>${word} ${number.format(count)}</span>`] : [];
  });
  const why = reasons(status);
  return `<article><h3>Sehari terakhir</h3><p class="whole">${words.join(' · ')}${why === '' ? '' : `: ${escapeHtml(why)}`}</p>${
    status.isPartial ? '<p class="meta">Hanya sebagian yang dihitung di halaman ini.</p>' : ''
  }</article>`;
};

/** What is affordable, what is stopped, what waits and why, and what became of the rest. */
export const smsSection = (status: SmsStatus): string =>
  `<h2>Pesan singkat (SMS)</h2>${status.stops.map(stopCard).join('')}${waiting(status)}${budgets(status)}${outcomes(status)}`;
