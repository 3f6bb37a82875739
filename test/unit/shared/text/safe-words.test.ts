import { describe, expect, it } from 'vitest';
import { safeWords } from '#shared/text/safe-words.ts';

describe('safeWords', () => {
  it.each([
    ['a web address', 'Daftar di https://jahat.example/x?y=1 segera', 'Daftar di segera'],
    ['an address without scheme', 'Lihat www.jahat.example sekarang', 'Lihat sekarang'],
    ['a bare domain', 'hadiah di menang.com ya', 'hadiah di ya'],
    ['a short link', 'klik bit.ly/3xY dan wa.me/62812', 'klik dan'],
    ['a mail address', 'kirim ke a.b@jahat.example ya', 'kirim ke ya'],
    ['a long number', 'rekening 1234567 ini', 'rekening ini'],
    ['a phone number with dashes', 'telp 0812-3456-7890 ya', 'telp ya'],
    ['a phone number with dashes between blanks', 'telp 0812 - 3456 - 7890 ya', 'telp ya'],
    ['full-width digits', 'telp ０８１２３４５６７８９０', 'telp'],
    ['letters that stand in for digits', 'telp O8l2 3456 789O ya', 'telp ya'],
    ['words of such letters', 'telp 0810/OOOO_00 ya', 'telp ya'],
    ['digits between signs', 'telp 0812_3456*7890 ya', 'telp ya'],
    ['digits between letters of another script', 'telp 0812王3456王7890 ya', 'telp ya'],
    ['digits on key caps', 'telp 0\ufe0f\u20e38\ufe0f\u20e31\ufe0f\u20e323456789 ya', 'telp ya'],
    ['a numeric address', 'buka 103.12.33.4/x ya', 'buka ya'],
    ['an address with an ending of these days', 'buka hadiah.win ya', 'buka ya'],
    ['an address in full-width letters', 'ｈｔｔｐ：／／ｊａｈａｔ．ｃｏｍ ya', 'ya'],
    ['control and direction marks', 'a\u202eb\u0000c', 'abc'],
    ['line breaks and runs of blanks', ' satu \n\n dua\t tiga ', 'satu dua tiga'],
  ])('takes out %s', (_what, text, expected) => {
    expect(safeWords(text, 160)).toBe(expected);
  });

  it.each([
    'H. Budi Santoso, S.Pd., M.Si.',
    'Drs.Agus, S.Kom.I',
    'Aula Kantor Camat Sungai Ambawang',
    'RT 02/RW 03 No. 1234',
    'Sosialisasi TA 2025-2026',
    'Rapat 13-11-2025',
    'Aula II 13-11-2025',
    'Gedung 4 II 13-11-2025',
    'Balai Desa 2 x 11 Kayu Tanam',
    'Dinas Transmigrasi & Tenaga Kerja (Kab. Kubu Raya)',
  ])('keeps %s', (text) => {
    expect(safeWords(text, 160)).toBe(text);
  });

  it('cuts at a word', () => {
    expect(safeWords('Aula Kantor Kecamatan Sungai Ambawang', 24)).toBe('Aula Kantor Kecamatan');
  });

  it('cuts within a word rather than leave too little', () => {
    expect(safeWords('Pelab. Kota Administrasi Jakarta Barat', 20)).toBe('Pelab. Kota Administ');
  });

  it('cuts a word that is too long by itself', () => {
    expect(safeWords('a'.repeat(50), 20)).toBe('a'.repeat(20));
  });

  it('does not make an address by cutting', () => {
    expect(safeWords('x contoh.community', 12)).toBe('x');
  });

  it('may leave nothing', () => {
    expect(safeWords('https://jahat.example', 40)).toBe('');
  });
});
