import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { render, templateList } from '#functions/messaging/adapters/templates/catalogue.ts';
import type { Intent, MessageKind } from '#functions/messaging/contract.ts';
import { isGsm7 } from '#shared/text/gsm7.ts';
import { paramsByKind, reminderIntent } from '#test/support/builders/messaging.ts';

/** What somebody may type who wants a stranger to call or click, under the name of an office. */
const lures = [
  'https://jahat.example/x',
  'bit.ly/3xY',
  'www.menang',
  'menang.com',
  'a@jahat.example',
  '081234567890',
  '0812 3456 7890',
  '0 8 1 2 3 4 5 6 7 8',
  '０８１２３４５６７８９０',
  'ｈｔｔｐｓ：／／ｊａｈａｔ．ｃｏｍ',
  'O8l2 3456 789O',
  '0812\u200b3456\u200d7890',
  '0812\u00a03456\u20037890',
  '\u202e0987654321\u202c',
  '\u2066bit\u2069.ly/x',
  '0\ufe0f\u20e38\ufe0f\u20e312345678',
  'a\nb\rc\u2028d\u0000e\u001bf',
];

const words = fc
  .array(fc.oneof(fc.constantFrom(...lures), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 8 })
  .map((pieces) => pieces.join(' '));

const NAMES = ['sender', 'event', 'venue', 'oldVenue', 'newVenue', 'village', 'region', 'checkpoint'];

const typed = fc.record({
  text: fc.constantFrom(...templateList),
  said: fc.record(Object.fromEntries(NAMES.map((name) => [name, words]))),
  again: fc.boolean(),
  people: fc.integer({ min: 1, max: 100 }),
});

const paramsWith = (kind: MessageKind, said: Readonly<Record<string, string>>): Intent['params'] => {
  const own = paramsByKind[kind];
  const changes = Object.entries(said).filter(([name]) => name in own);
  // Only words are put in the place of words.
  return { ...own, ...Object.fromEntries(changes) } as Intent['params'];
};

type Typed = typeof typed extends fc.Arbitrary<infer T> ? T : never;

const textOf = ({ text: { kind, language }, said, ...marks }: Typed) => {
  const intent = {
    ...reminderIntent(),
    kind,
    params: paramsWith(kind, said),
    ...(language === 'en' && { language }),
  } as unknown as Intent;
  return { intent, ...render(intent, marks) };
};

/** The text without what the platform itself put in: its link, the office's number, references and dates. */
const ownWords = (text: string, { params }: Intent): string => {
  const { link = '', contact = '' } = params as Readonly<Record<string, string>>;
  const dates = /\d{2}[-/]\d{2}[-/]\d{2,4}|\d{2} [A-Z][a-z]{2} \d{2,4}|\d{2}[.:]\d{2} WIB/g;
  return [link, contact, 'KB-2510-017']
    .reduce((rest, own) => (own ? rest.replace(own, '|') : rest), text)
    .replace(dates, '|');
};

describe('whatever people type', () => {
  it('no link, mail address or number of theirs gets into a text', () => {
    fc.assert(
      fc.property(typed, (each) => {
        const { text, intent } = textOf(each);
        expect(ownWords(text, intent)).not.toMatch(
          /:\/\/|www\.|\S@\S|\.(?:com|ly|example)(?![a-z0-9])|\d{5}|\d(?:[^\p{L}\p{N}|]{0,3}\d){8}/iu,
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('a text is one line of GSM-7 without a control or direction character', () => {
    fc.assert(
      fc.property(typed, (each) => {
        const { text } = textOf(each);
        expect(isGsm7(text)).toBe(true);
        expect(text).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
      }),
      { numRuns: 1_000 },
    );
  });

  it('a text keeps to its parts and says for whom it is', () => {
    fc.assert(
      fc.property(typed, (each) => {
        const { parts, text } = textOf(each);
        expect(parts).toBeLessThanOrEqual(each.text.maxParts);
        expect(/\((ulang|repeat)\): /.test(text)).toBe(each.again);
      }),
      { numRuns: 1_000 },
    );
  });

  it('the same intent is the same text', () => {
    fc.assert(
      fc.property(typed, (each) => {
        expect(textOf(each).text).toBe(textOf(each).text);
      }),
    );
  });
});
