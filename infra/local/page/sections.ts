import { escapeHtml } from '#shared/http/html.ts';
import { type Instant, millisOf } from '#shared/kernel/time.ts';
import { formatDateTime, formatInstant } from '#shared/text/dates.ts';
import { maskPhone } from '#shared/text/phone.ts';
import type { ArrivalStatusLine, EventStatusLine, NoticeStatusLine, OutboxLine, Status } from './status.ts';

/** Of events; of an SMS `held` is another thing. */
const STATUSES: Readonly<Record<EventStatusLine['status'], string>> = {
  draft: 'konsep',
  published: 'terbit',
  held: 'terlaksana',
  reported: 'dilaporkan',
  cancelled: 'dibatalkan',
};

const STATES: Readonly<Record<string, string>> = {
  planned: 'direncanakan',
  sent: 'terkirim',
  held: 'menunggu',
  cleared: 'dihapus',
  expired: 'terlewat',
};

const word = (state: string): string => STATES[state] ?? state;

const RULES: Readonly<Record<string, string>> = { change: 'Pemberitahuan perubahan' };

const ruleName = (rule: string): string => RULES[rule] ?? `Pengingat ${rule.replace(/^P(\d+)D$/, 'H-$1')}`;

const planItem =
  (zone: EventStatusLine['zone']) =>
  ({ rule, dueAt, state, count }: EventStatusLine['plan'][number]): string =>
    `<li><b>${escapeHtml(ruleName(rule))}</b> ${formatInstant(dueAt, zone, 'compact')} <span class="${escapeHtml(state)}">${escapeHtml(word(state))}${count === undefined ? '' : ` · ${count} orang`}</span></li>`;

const seatsText = (seats: EventStatusLine['seats']): string =>
  seats === undefined
    ? 'tanpa pendaftaran'
    : `${seats.seated} dari ${seats.capacity} kursi terisi${seats.waiting > 0 ? `, ${seats.waiting} menunggu` : ''}`;

const eventCard = (event: EventStatusLine): string => `<article>
<h3>${escapeHtml(event.title)}</h3>
<p>${formatDateTime(event.localStart, event.zone, 'page')}<br>${escapeHtml(event.venue)} · ${escapeHtml(event.office)} · ${event.isOver ? 'selesai' : STATUSES[event.status]}</p>
<p><strong>${seatsText(event.seats)}</strong></p>
${event.seats === undefined ? '' : `<progress aria-label="Kursi terisi" max="${event.seats.capacity}" value="${event.seats.seated}"></progress>`}
<ul>${event.plan.map(planItem(event.zone)).join('')}</ul>
</article>`;

const MINUTE_MS = 60_000;

const countdown = (now: Instant, until: Instant): string => {
  const minutes = Math.max(0, Math.ceil((millisOf(until) - millisOf(now)) / MINUTE_MS));
  return minutes < 60 ? `${minutes} menit` : `${Math.floor(minutes / 60)} jam ${minutes % 60} menit`;
};

const noticeRow =
  (now: Instant) =>
  (notice: NoticeStatusLine): string =>
    `<article class="open">
<h3>${escapeHtml(notice.office)}: ${notice.people} orang${notice.children > 0 ? `, ${notice.children} di antaranya anak` : ''}</h3>
<p>${escapeHtml(notice.reference)} · ${escapeHtml(notice.checkpoint)} · diberitahu ${formatInstant(notice.announcedAt, notice.zone, 'compact')}</p>
<p><strong>Tingkat ${notice.rung}</strong> · panggilan berikutnya dalam ${countdown(now, notice.nextAt)}</p>
</article>`;

const answerItem =
  (zone: ArrivalStatusLine['zone']) =>
  ({ office, by, at }: ArrivalStatusLine['answers'][number]): string =>
    `<li>${escapeHtml(office)}: ${escapeHtml(by)}, ${formatInstant(at, zone, 'compact')}</li>`;

const answeredText = ({ told, answers, people }: ArrivalStatusLine): string =>
  told === 0
    ? 'Belum diumumkan ke kantor daerah asal'
    : `${people} orang · ${answers.length} dari ${told} kantor sudah menjawab`;

const arrivalCard = (arrival: ArrivalStatusLine): string => `<article>
<h3>${escapeHtml(arrival.reference)} · ${escapeHtml(arrival.checkpoint)}</h3>
<p>${formatDateTime(arrival.expectedLocal, arrival.zone, 'page')}</p>
<p><strong>${answeredText(arrival)}</strong></p>
${arrival.told === 0 ? '' : `<progress aria-label="Kantor yang sudah menjawab" max="${arrival.told}" value="${arrival.answers.length}"></progress>`}
${arrival.answers.length === 0 ? '' : `<details><summary>Siapa yang menjawab</summary><ul>${arrival.answers.map(answerItem(arrival.zone)).join('')}</ul></details>`}
</article>`;

/** So that whoever tries the platform can press what an officer would press. */
const linked = (text: string): string =>
  escapeHtml(text).replace(/https?:\/\/[^\s<&]+/g, (url) => `<a href="${url}">${url}</a>`);

const SHOWN_RECIPIENTS = 3;

const recipientsText = (recipients: readonly string[]): string => {
  const shown = recipients.slice(0, SHOWN_RECIPIENTS).map(maskPhone).join(', ');
  const others = recipients.length - SHOWN_RECIPIENTS;
  return others > 0 ? `${shown} dan ${others} nomor lain` : shown;
};

const outboxRow = ({ text, parts, recipients, lastAcceptedAt }: OutboxLine): string => `<article class="sms">
<p>${linked(text)}</p>
<p class="meta">${formatInstant(lastAcceptedAt, 'Asia/Jakarta', 'compact')} · ${parts} bagian · ${escapeHtml(recipientsText(recipients))}</p>
</article>`;

const none = (text: string): string => `<p class="none">${text}</p>`;

export const eventsSection = ({ events }: Status): string =>
  `<section><h2>Kegiatan</h2>${events.map(eventCard).join('') || none('Belum ada kegiatan.')}</section>`;

export const arrivalsSection = ({ arrivals }: Status): string =>
  `<h2>Kedatangan</h2>${arrivals.map(arrivalCard).join('') || none('Belum ada kedatangan.')}`;

export const noticesSection = ({ notices, now }: Status): string =>
  `<h2>Pemberitahuan yang belum dijawab</h2>${notices.map(noticeRow(now)).join('') || none('Tidak ada yang menunggu jawaban.')}`;

export const outboxSection = ({ outbox, outboxTotal }: Status): string =>
  `<h2>Kotak keluar SMS</h2><p class="meta">${outboxTotal} SMS; tidak ada yang dikirim sungguhan.</p>${outbox.map(outboxRow).join('') || none('Belum ada SMS.')}`;
