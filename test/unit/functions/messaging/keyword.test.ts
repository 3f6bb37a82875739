import { describe, expect, it } from 'vitest';
import { optOutKeyword } from '#functions/messaging/domain/keyword.ts';
import { clausesOf } from '#functions/messaging/domain/keyword-text.ts';
import * as lists from '#functions/messaging/domain/keyword-words.ts';

const STOP = [
  'BERHENTI',
  'berhenti',
  'STOP',
  'Stop',
  'UNREG',
  'unreg',
  'Stop. Terima kasih',
  'stop terima kasih',
  'tolong berhenti ya',
  'Tolong berhenti ya, Pak',
  'UNREG BP3MI',
  'UNREG BP3MI KALBAR',
  'stop sms ini',
  'STOP!!!',
  '"STOP"',
  '  stop  ',
  'stop🙏',
  '🛑 STOP 🛑',
  'stóp',
  'ＳＴＯＰ',
  'S.T.O.P',
  'b e r h e n t i',
  'stoppp',
  'berhentiii dong',
  'Saya mau berhenti',
  'mohon dihentikan. berhenti',
  'hentikan sms ini',
  'Tidak mau SMS lagi. STOP',
  'jangan kirim lagi, stop',
  'jangan kirim sms lagi stop',
  'stop jangan kirim lagi',
  'stop mengganggu',
  'Berhenti langganan',
  'saya ingin berhenti berlangganan sms dari BP3MI',
  'Pak, stop dulu ya',
  'setop',
  'unsubscribe',
  'STOP 12345',
  'Please stop',
  'Stop\nterima kasih',
  'Selamat pagi. Mohon stop SMS ke nomor saya, saya sudah di Malaysia',
  'kenapa tidak berhenti juga? STOP',
  'stop semua pesan',
  'Assalamualaikum, berhenti ya bu',
  'stop di sini saja smsnya',
  'unreg dari layanan ini',
];

const START = [
  'MULAI',
  'mulai',
  'LANJUT',
  'lanjut ya pak',
  'REG',
  'REG BP3MI',
  'reg bp3mi kalbar',
  'Mulai lagi',
  'tolong lanjutkan, terima kasih',
  'LANJUT 🙏',
  'saya mau mulai lagi',
];

const NEITHER = [
  '',
  '   ',
  '👍',
  'ok',
  'Terima kasih',
  'jangan berhenti',
  'Jangan berhenti ya',
  'tidak bisa stop',
  'tidak bisa di stop',
  'tdk mau berhenti',
  'saya tidak ingin berhenti',
  'ga mau stop',
  'gak usah stop',
  'enggak berhenti kok',
  'nggak mau berhenti',
  "don't stop",
  'jangan sampai berhenti ya pak',
  'non-stop',
  'nonstop',
  'ruang one stop service',
  'saya sudah berhenti kerja, apa boleh ikut?',
  'saya berhenti bekerja bulan lalu',
  'bus berhenti di mana?',
  'Pak mobil yang dari Pontianak itu nanti berhenti dekat kantor camat atau terus ke Entikong',
  'stop kontak ada di aula?',
  'apa itu unreg?',
  'acara mulai jam berapa?',
  'Mulai jam berapa pak',
  'lanjut ke tahap berikutnya bagaimana',
  'reg ulang di mana?',
  'Baik pak, saya datang',
  'batal',
  'halte busstop',
  'jangan stop, lanjut',
  'saya datang terlambat',
  'saya berhenti kerja minta info lowongan',
  'minta info bus berhenti di mana',
  'saya berhenti dari pabrik',
];

describe('what a reply asks for', () => {
  it.each(STOP)('"%s" is stop', (text) => {
    expect(optOutKeyword(text)).toBe('stop');
  });

  it.each(START)('"%s" is start', (text) => {
    expect(optOutKeyword(text)).toBe('start');
  });

  it.each(NEITHER)('"%s" is neither', (text) => {
    expect(optOutKeyword(text)).toBeUndefined();
  });
});

describe('the lists of words', () => {
  const words = Object.values(lists).flatMap((list) => (typeof list === 'function' ? [] : [...list]));

  it('hold each word as a reply is read, or it could never be found', () => {
    expect(words.filter((word) => clausesOf(word).flat().join(' ') !== word)).toEqual([]);
  });
});
