import { describe, expect, it } from 'vitest';
import { gsm7Length, isGsm7, smsParts, toGsm7 } from '#shared/text/gsm7.ts';

describe('toGsm7', () => {
  it.each([
    ['curly quotes', 'Raijua ‘Ledeunu’ “Migrasi Aman”', 'Raijua \'Ledeunu\' "Migrasi Aman"'],
    ['dashes', '09.00–11.00 — selesai', '09.00-11.00 - selesai'],
    ['an ellipsis', 'dan lain…', 'dan lain...'],
    ['a no-break space', 'pkl\u00a009.00', 'pkl 09.00'],
    ['a tab', 'a\tb', 'a b'],
    ['bullets', '• satu', '- satu'],
    ['accented letters outside the alphabet', 'Çelik çay Ñoño ísland', 'Çelik cay Ñoño island'],
    ['accented letters inside the alphabet, composed', 'e\u0301', 'é'],
    ['a ligature', 'ﬁlm', 'film'],
    ['a fraction', '½ hari', '1/2 hari'],
    ['primes and marks for inches', '5′ 3″ 〝a〞', '5\' 3" "a"'],
    ['dashes of other widths', 'a﹘b⸺c⁃d', 'a-b-c-d'],
    ['blanks that are letters', 'a\u3164b\u2800c', 'a b c'],
    ['a slash of mathematics', 'RT 1∕2', 'RT 1/2'],
    ['degrees', '30℃', '30 derajatC'],
    ['a backtick', '`a`', "'a'"],
    ['full-width letters', 'ＢＰ３ＭＩ', 'BP3MI'],
  ])('spells %s', (_what, text, expected) => {
    expect(toGsm7(text)).toBe(expected);
  });

  it('strips control and direction marks and emoji', () => {
    expect(toGsm7('a\u0007b\u202ec\u200bd😀e\u001bf')).toBe('abcdef');
  });

  it('lets a byte order mark vanish although it counts as a blank', () => {
    expect(toGsm7('Ka\ufeffbupaten')).toBe('Kabupaten');
  });

  it('puts a question mark for a letter of another script', () => {
    expect(toGsm7('王 BUDI')).toBe('? BUDI');
  });

  it('keeps line breaks', () => {
    expect(toGsm7('a\nb')).toBe('a\nb');
  });
});

describe('isGsm7', () => {
  it('knows the extension table', () => {
    expect(isGsm7('^{}\\[~]|€')).toBe(true);
  });

  it('refuses a backtick', () => {
    expect(isGsm7('`')).toBe(false);
  });
});

describe('gsm7Length', () => {
  it('counts an extension character twice', () => {
    expect(gsm7Length('[a]')).toBe(5);
  });
});

describe('smsParts', () => {
  it.each([
    [0, 1],
    [160, 1],
    [161, 2],
    [306, 2],
    [307, 3],
    [459, 3],
    [460, 4],
  ])('counts %i plain characters as %i parts', (length, parts) => {
    expect(smsParts('a'.repeat(length))).toBe(parts);
  });

  it.each([
    [70, 1],
    [71, 2],
    [134, 2],
    [135, 3],
  ])('counts %i characters of another script as %i parts', (length, parts) => {
    expect(smsParts('王'.repeat(length))).toBe(parts);
  });

  it('counts extension characters twice', () => {
    expect([smsParts('['.repeat(80)), smsParts('['.repeat(81))]).toEqual([1, 2]);
  });

  it('moves an extension character that would straddle two parts', () => {
    expect(smsParts(`${'a'.repeat(152)}[${'a'.repeat(151)}`)).toBe(2);
    expect(smsParts(`${'a'.repeat(152)}[${'a'.repeat(152)}`)).toBe(3);
  });

  it('moves a surrogate pair that would straddle two parts', () => {
    expect(smsParts(`${'王'.repeat(66)}😀${'王'.repeat(65)}`)).toBe(2);
    expect(smsParts(`${'王'.repeat(66)}😀${'王'.repeat(66)}`)).toBe(3);
  });
});
