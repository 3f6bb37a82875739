import { describe, expect, it } from 'vitest';
import { catalogue, render } from '#functions/messaging/adapters/templates/catalogue.ts';
import type { Intent, MessageKind } from '#functions/messaging/contract.ts';
import { messageKinds } from '#functions/messaging/domain/message-params.ts';
import type { LocalDateTime } from '#shared/kernel/time.ts';
import { isGsm7 } from '#shared/text/gsm7.ts';
import { paramsByKind, reminderIntent } from '#test/support/builders/messaging.ts';

const intent = (kind: MessageKind, params: object): Intent =>
  // Each case below names a kind with parameters of that kind.
  ({ ...reminderIntent(), kind, params }) as unknown as Intent;

const textOf = (kind: MessageKind, over: object = {}, again = false): string =>
  render(intent(kind, { ...paramsByKind[kind], ...over }), again).text;

const local = (text: string) => text as LocalDateTime;

/** The longest that offices really use: names of districts reach 44 characters. */
const LONGEST = {
  sender: 'BP3MI Kalimantan Selatan',
  event: 'Sosialisasi Peluang Kerja Luar Negeri dan Migrasi Aman bagi Aparatur Desa',
  venue: 'Aula Kantor Camat Sungai Ambawang, Kabupaten Kubu Raya, Kalimantan Barat',
  oldVenue: 'Gedung Serbaguna Dinas Transmigrasi dan Tenaga Kerja Kabupaten Kubu Raya',
  newVenue: 'Hotel Bandara Syariah, Kecamatan Natar, Kabupaten Lampung Selatan',
  contact: '0812-3456-7890',
  people: '136',
  oldPeople: '128',
  manner: 'repatriasi',
  region: 'Kalimantan Tengah dan Bengkulu',
  checkpoint: 'Pelabuhan Internasional Tunon Taka Nunukan',
  phase: 'expected',
  reference: 'KU-2510-017',
  link: 'https://sapa.kp2mi.example/k/7Kq2MzAb3xY',
  rung: '12',
  local: local('2025-12-31T23:59'),
  oldLocal: local('2025-12-31T23:59'),
  newLocal: local('2026-01-01T10:30'),
  zone: 'Asia/Makassar',
};

const longest = (kind: MessageKind): object =>
  Object.fromEntries(
    Object.keys(paramsByKind[kind]).map((name) => [name, LONGEST[name as keyof typeof LONGEST]]),
  );

describe('every template', () => {
  it.each(messageKinds)('renders %s within its parts with the longest values', (kind) => {
    expect(render(intent(kind, longest(kind)), false).parts).toBeLessThanOrEqual(catalogue[kind].maxParts);
  });

  it.each(messageKinds)('renders %s within its parts when it is a repetition', (kind) => {
    expect(render(intent(kind, longest(kind)), true).parts).toBeLessThanOrEqual(catalogue[kind].maxParts);
  });

  it.each(messageKinds)('renders %s in GSM-7 whatever people typed', (kind) => {
    expect(isGsm7(textOf(kind, { sender: 'BP3MI “Kalbar” 😀' }))).toBe(true);
  });

  it.each(messageKinds)('prints a date, an hour and its zone in %s', (kind) => {
    expect(textOf(kind)).toMatch(/\d{2}[-/]\d{2}[-/]\d{2,4} (pkl )?\d{2}\.\d{2} WIB/);
  });

  it.each(messageKinds)('marks a repetition of %s', (kind) => {
    expect(textOf(kind, {}, true)).toContain('(ulang)');
  });

  it.each(messageKinds)('does not mark the first %s', (kind) => {
    expect(textOf(kind)).not.toContain('(ulang)');
  });

  it.each(messageKinds.filter((kind) => !['arrival_correction', 'escalation'].includes(kind)))(
    'says first in %s who is writing',
    (kind) => {
      expect(textOf(kind)).toMatch(/^BP3MI Kalbar:/);
    },
  );
});

describe('the texts', () => {
  it('reminds with time, place and a number for questions', () => {
    expect(textOf('reminder')).toBe(
      'BP3MI Kalbar: Mengingatkan, Sosialisasi Migrasi Aman, Kamis 13-11-2025 pkl 09.00 WIB di Aula Kantor Camat Sungai Ambawang. Info 0561-736111',
    );
  });

  it.each([
    ['Asia/Makassar', 'WITA'],
    ['Asia/Jayapura', 'WIT'],
  ])('prints the hour of %s as %s', (zone, word) => {
    expect(textOf('reminder', { zone })).toContain(`pkl 09.00 ${word} di`);
  });

  it('tells the old and the new time of a moved event', () => {
    expect(textOf('event_changed')).toBe(
      'BP3MI Kalbar: PERUBAHAN Sosialisasi Migrasi Aman. Semula Kamis 13-11-2025 pkl 09.00 WIB, menjadi Kamis 13-11-2025 pkl 10.00 WIB. Tempat tetap: Aula Kantor Camat Sungai Ambawang.',
    );
  });

  it('tells the old and the new place when it moved', () => {
    expect(textOf('event_changed', { newVenue: 'Balai Desa Korek' })).toContain(
      'Tempat pindah dari Aula Kantor Camat Sungai Ambawang ke Balai Desa Korek.',
    );
  });

  it('says that the time stays when only the place moved', () => {
    expect(textOf('event_changed', { newLocal: '2025-11-13T09:00' })).toContain(
      'Waktu tetap: Kamis 13-11-2025 pkl 09.00 WIB.',
    );
  });

  it('does not let a cancelled place sound like a cancelled event', () => {
    expect(textOf('event_cancelled')).toContain('ACARA DIBATALKAN');
    expect(textOf('place_cancelled')).toContain('Tempat Anda dibatalkan');
    expect(textOf('place_cancelled')).toContain('Acara tetap berlangsung');
  });

  it('gives an office counts, place, reference and link of an arrival', () => {
    expect(textOf('arrival_notice')).toBe(
      'BP3MI Kalbar: 26 PMI deportasi asal JATIM tiba PLBN Entikong 16/10/25 10.36 WIB. Ref KB-2510-017. Mohon konfirmasi: https://sapa.example/k/7Kq2MzAb3xY',
    );
  });

  it('says that people are still on their way', () => {
    expect(textOf('arrival_notice', { phase: 'expected' })).toContain('akan tiba PLBN Entikong');
  });

  it('starts a correction with RALAT and tells the count of before', () => {
    expect(textOf('arrival_correction')).toMatch(/^RALAT BP3MI Kalbar: 26 PMI .*semula 28/);
  });

  it('says that something else changed when the count did not', () => {
    expect(textOf('arrival_correction', { oldPeople: '26' })).toContain('data berubah');
  });

  it('starts an escalation with its rung', () => {
    expect(textOf('escalation')).toMatch(/^ESKALASI 2: 26 PMI asal JATIM .* belum dikonfirmasi\./);
  });

  it('gives up the sender of an escalation before the request to answer', () => {
    const link = 'http://localhost:3000/a/h5iQCknIUri';
    const long = textOf('escalation', { sender: 'P4MI Sanggau', phase: 'expected', link });
    expect(long).toContain(`Konfirmasi: ${link}`);
    expect(long).not.toContain('P4MI');
  });

  it('keeps lures out of an organiser’s own words', () => {
    expect(textOf('reminder', { event: 'Hadiah http://jahat.example/x 081234567890' })).not.toMatch(
      /jahat|0812/,
    );
  });

  it('keeps words out of the number for questions', () => {
    expect(textOf('reminder', { contact: 'klik bit.ly/x' })).not.toMatch(/Info|bit/);
  });

  it('has a word for an event whose name leaves nothing printable', () => {
    expect(textOf('reminder', { event: '😀' })).toContain('Mengingatkan, kegiatan,');
  });
});
