import type { MessageKind } from './message-params.ts';

const KINDS: Readonly<Record<MessageKind, string>> = {
  registration_confirmed: 'Konfirmasi pendaftaran',
  reminder: 'Pengingat',
  event_changed: 'Perubahan acara',
  event_cancelled: 'Acara dibatalkan',
  place_cancelled: 'Tempat dibatalkan',
  promoted: 'Naik dari daftar tunggu',
  place_offered: 'Penawaran tempat',
  thank_you: 'Ucapan terima kasih',
  village_follow_up: 'Tindak lanjut desa',
  issue_closed: 'Kendala selesai',
  arrival_notice: 'Pemberitahuan kedatangan',
  arrival_correction: 'Ralat kedatangan',
  arrival_time_changed: 'Perubahan waktu kedatangan',
  escalation: 'Eskalasi',
};

/** What kind of message it is, for people. */
export const kindWords = (kind: MessageKind): string => KINDS[kind];
