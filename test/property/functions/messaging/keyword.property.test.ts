import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optOutKeyword } from '#functions/messaging/domain/keyword.ts';

const stopWord = fc.constantFrom('BERHENTI', 'STOP', 'UNREG');
const noise = fc.stringMatching(/^[ .,!?🙏👍"()-]{0,6}$/u);
const anyCase = (word: fc.Arbitrary<string>) =>
  fc
    .tuple(word, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }))
    .map(([text, lower]) =>
      [...text].map((letter, index) => (lower[index] ? letter.toLowerCase() : letter)).join(''),
    );
const marked = (word: fc.Arbitrary<string>) =>
  fc.tuple(word, fc.nat(7)).map(([text, at]) => `${text.slice(0, at + 1)}\u0301${text.slice(at + 1)}`);
const denial = fc.constantFrom(
  'jangan',
  'tidak',
  'tidak mau',
  'jangan sampai',
  'gak usah',
  'belum mau',
  'ga bisa di',
);
const courtesy = fc.constantFrom('', 'tolong ', 'mohon ', 'pak ', 'terima kasih, ', 'saya mau ');

describe('a reply', () => {
  it('is read without failing whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        expect(['stop', 'start', undefined]).toContain(optOutKeyword(text));
      }),
    );
  });

  it('with the word alone is stop in any case, with any mark, emoji and punctuation around it', () => {
    fc.assert(
      fc.property(noise, fc.oneof(anyCase(stopWord), marked(stopWord)), noise, (before, word, after) => {
        expect(optOutKeyword(`${before}${word}${after}`)).toBe('stop');
      }),
    );
  });

  it('that asks politely is stop', () => {
    fc.assert(
      fc.property(
        courtesy,
        stopWord,
        fc.constantFrom('', ' ya', ' dong', ' terima kasih', ' sms ini'),
        (a, word, b) => {
          expect(optOutKeyword(`${a}${word}${b}`)).toBe('stop');
        },
      ),
    );
  });

  it('that denies the word is not stop', () => {
    fc.assert(
      fc.property(courtesy, denial, anyCase(stopWord), (polite, no, word) => {
        expect(optOutKeyword(`${polite}${no} ${word}`)).toBeUndefined();
      }),
    );
  });

  it('never starts what it also stops', () => {
    fc.assert(
      fc.property(stopWord, fc.constantFrom('mulai', 'lanjut', 'reg'), (stop, start) => {
        expect([optOutKeyword(`${stop}, ${start}`), optOutKeyword(`${start}. ${stop}`)]).toEqual([
          'stop',
          'stop',
        ]);
      }),
    );
  });
});
