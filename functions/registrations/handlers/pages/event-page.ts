import { escapeHtml } from '#shared/http/html.ts';
import { formatInstant } from '#shared/text/dates.ts';
import type { EventPage } from '../../app/open-event.ts';
import type { Availability, PublicRefusal } from '../../domain/seats.ts';
import { eventFacts } from './event-facts.ts';
import { box, page, status } from './layout.ts';
import { type FormState, registrationForm } from './registration-form.ts';

const SEATS: Readonly<Record<Availability, string>> = {
  free: 'Tempat masih ada.',
  nearly_full: 'Tempat hampir penuh.',
  waiting_list: 'Tempat sudah penuh. Anda masih dapat mendaftar dalam daftar tunggu.',
};

const opensAt = ({ seats }: EventPage): string =>
  seats.registersFrom === undefined
    ? ''
    : ` Pendaftaran dibuka ${formatInstant(seats.registersFrom, seats.zone, 'page')}.`;

const closed = (event: EventPage, refusal: PublicRefusal): string => {
  if (refusal === 'event_cancelled')
    return box('Acara ini dibatalkan. Pendaftaran tidak berlaku lagi.', 'bad');
  if (refusal === 'event_started') return box('Acara ini sudah dimulai atau sudah selesai.', 'warn');
  if (refusal === 'registration_not_open') return box(`Pendaftaran belum dibuka.${opensAt(event)}`, 'warn');
  return box('Pendaftaran sudah ditutup. Hubungi narahubung bila ada pertanyaan.', 'warn');
};

const links = ({ code, seats, refusal }: EventPage): string => {
  const group =
    refusal !== undefined || seats.oneSeatPer === 'institution'
      ? ''
      : `<p><a href="/daftar/${code}/rombongan">Daftarkan rombongan (perangkat desa)</a></p>`;
  const calendar =
    refusal === 'event_cancelled' || refusal === 'event_started'
      ? ''
      : `<p><a href="/daftar/${code}/kalender.ics">Simpan ke kalender</a></p>`;
  return group + calendar;
};

/** The public page of an event: what, when, where, who, and the form while people may register. */
export const eventPage = (event: EventPage, form: FormState): string => {
  const { seats, refusal } = event;
  const { title, senderName: office } = seats;
  const facts = eventFacts(seats);
  if (refusal !== undefined)
    return page({ title, office, content: `${closed(event, refusal)}${facts}${links(event)}` });
  const body = `<h2>Formulir pendaftaran</h2>${registrationForm(event, form)}`;
  if (form.mistakes.length > 0)
    return page({ title, office, content: `${body}<h2>Tentang acara</h2>${facts}`, mistakes: true });
  return page({
    title,
    office,
    content: `${status(SEATS[event.availability])}${facts}${links(event)}${body}`,
  });
};

export const notFoundPage = (): string =>
  page({
    title: 'Halaman tidak ditemukan',
    content: `${box('Acara dengan kode ini tidak ada, atau tidak membuka pendaftaran umum.', 'bad')}<p>${escapeHtml('Periksa kembali alamat atau kode pada undangan. Huruf O pada kode berarti angka nol.')}</p>`,
  });
