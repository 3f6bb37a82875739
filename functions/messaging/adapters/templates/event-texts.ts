import { formatDateTime } from '#shared/text/dates.ts';
import type { ParamsOf } from '../../domain/message-params.ts';
import type { Wording, Words } from './fit.ts';

const event = (words: Words, name: string): string => words(name, 'kegiatan');
const venue = (words: Words, name: string): string => words(name, 'lokasi acara');
const sender = (words: Words, name: string, mark: string): string => `${words(name, 'BP3MI')}${mark}:`;

/** An office's number for questions, digits and separators only. */
const info = (contact: string | undefined): string => {
  const number = (contact ?? '')
    .replace(/[^\d+() .-]/g, '')
    .slice(0, 20)
    .trim();
  return /\d{3}/.test(number) ? ` Info ${number}` : '';
};

export const reminder = (p: ParamsOf<'reminder'>, mark: string): Wording[] => {
  const at = formatDateTime(p.local, p.zone, 'sms');
  const upTo =
    (contact?: string): Wording =>
    (w) =>
      `${sender(w, p.sender, mark)} Mengingatkan, ${event(w, p.event)}, ${at} di ${venue(w, p.venue)}.${info(contact)}`;
  return [upTo(p.contact), upTo()];
};

const placeOf = (p: ParamsOf<'event_changed'>, w: Words): string =>
  p.oldVenue === p.newVenue
    ? `Tempat tetap: ${venue(w, p.newVenue)}.`
    : `Tempat pindah dari ${venue(w, p.oldVenue)} ke ${venue(w, p.newVenue)}.`;

export const eventChanged = (p: ParamsOf<'event_changed'>, mark: string): Wording[] => {
  const before = formatDateTime(p.oldLocal, p.zone, 'sms');
  const after = formatDateTime(p.newLocal, p.zone, 'sms');
  const time = p.oldLocal === p.newLocal ? `Waktu tetap: ${after}.` : `Semula ${before}, menjadi ${after}.`;
  return [(w) => `${sender(w, p.sender, mark)} PERUBAHAN ${event(w, p.event)}. ${time} ${placeOf(p, w)}`];
};

export const eventCancelled = (p: ParamsOf<'event_cancelled'>, mark: string): Wording[] => {
  const at = formatDateTime(p.local, p.zone, 'sms');
  return [
    (w) =>
      `${sender(w, p.sender, mark)} ACARA DIBATALKAN. ${event(w, p.event)}, ${at}, tidak jadi diselenggarakan. Mohon maaf.${info(p.contact)}`,
  ];
};

export const placeCancelled = (p: ParamsOf<'place_cancelled'>, mark: string): Wording[] => {
  const at = formatDateTime(p.local, p.zone, 'sms');
  return [
    (w) =>
      `${sender(w, p.sender, mark)} Tempat Anda dibatalkan untuk ${event(w, p.event)}, ${at}. Acara tetap berlangsung.${info(p.contact)}`,
  ];
};

export const promoted = (p: ParamsOf<'promoted'>, mark: string): Wording[] => {
  const at = formatDateTime(p.local, p.zone, 'sms');
  return [
    (w) =>
      `${sender(w, p.sender, mark)} Anda mendapat tempat di ${event(w, p.event)}, ${at}, ${venue(w, p.venue)}.`,
  ];
};
