import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantFromMillis, parseLocalDateTime, toInstant, toLocal, ZONES } from '#shared/kernel/time.ts';
import { formatDateTime, formatInstant, zoneWord } from '#shared/text/dates.ts';
import { gsm7Length, isGsm7, smsParts, toGsm7 } from '#shared/text/gsm7.ts';
import { maskPhone, normalisePhone } from '#shared/text/phone.ts';
import { safeWords } from '#shared/text/safe-words.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 400 });
const digits = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min, maxLength: max });
const national = fc
  .tuple(fc.constantFrom(...'12356789'), digits(7, 10))
  .map(([first, rest]) => `8${first}${rest}`);

describe('phones', () => {
  it('come out the same however they are written', () => {
    const prefix = fc.constantFrom('0', '+62', '62', '0062', '', '+62 0', '(+62) ');
    const separator = fc.constantFrom('', ' ', '-', '.', '/', ' - ');
    fc.assert(
      fc.property(national, prefix, separator, fc.nat(7), (number, start, gap, at) => {
        const written = `${start}${number.slice(0, at + 1)}${gap}${number.slice(at + 1)}`;
        expect(normalisePhone(written)).toEqual({ ok: true, value: `+62${number}` });
      }),
    );
  });

  it('are either refused or stay as they are when read again', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          digits(0, 16),
          national.map((number) => `0${number}`),
        ),
        (text) => {
          const once = normalisePhone(text);
          if (once.ok) expect(normalisePhone(once.value)).toEqual(once);
        },
      ),
    );
  });

  it('show at most seven digits when masked', () => {
    fc.assert(
      fc.property(national, (number) => {
        expect(maskPhone(`+62${number}`).replaceAll('*', '')).toHaveLength(7);
      }),
    );
  });
});

/** Lays the text out unit by unit, as the standard says, instead of counting. */
const partsByLayout = (text: string): number => {
  const doubled = '^{}\\[~]|€';
  const plain = isGsm7(text);
  const units = [...text].map((character) => {
    if (plain) return doubled.includes(character) ? ['ESC', character] : [character];
    return Array.from({ length: character.length }, (_, index) => `${character}${index}`);
  });
  const [single, joined] = plain ? [160, 153] : [70, 67];
  if (units.flat().length <= single) return 1;
  const parts: string[][] = [[]];
  for (const unit of units) {
    if ((parts.at(-1) ?? []).length > joined - unit.length) parts.push([]);
    parts.at(-1)?.push(...unit);
  }
  return parts.length;
};

describe('GSM-7', () => {
  const gsmText = fc.string({ unit: fc.constantFrom(...'abc 123[]€\\é'), maxLength: 700 });

  it('always comes out of the transliteration', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(isGsm7(toGsm7(text))).toBe(true);
      }),
    );
  });

  it('is not changed by the transliteration', () => {
    fc.assert(
      fc.property(gsmText, (text) => {
        expect(toGsm7(text)).toBe(text);
      }),
    );
  });

  it('is transliterated once and for all', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(toGsm7(toGsm7(text))).toBe(toGsm7(text));
      }),
    );
  });

  it('never lets a control, format or direction character through', () => {
    const hidden = fc.constantFrom(
      ...'\u0000\u0007\u001b\u007f\u0085\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029',
      ...'\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\ufff9\u{e0041}',
    );
    const mixed = fc
      .array(fc.oneof(hidden, fc.string({ unit: 'binary', maxLength: 4 })))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(mixed, (text) => {
        expect(toGsm7(text)).not.toMatch(/[^\P{C}\n\r]|[\p{Zl}\p{Zp}]/u);
        expect(safeWords(text, 160)).not.toMatch(/\p{C}/u);
      }),
    );
  });

  it('is counted in parts as it is laid out', () => {
    fc.assert(
      fc.property(gsmText, (text) => {
        expect(smsParts(text)).toBe(partsByLayout(text));
      }),
    );
  });

  it('and other text too', () => {
    const mixed = fc.string({ unit: fc.constantFrom(...'ab王', '😀'), maxLength: 300 });
    fc.assert(
      fc.property(mixed, (text) => {
        expect(smsParts(text)).toBe(partsByLayout(text));
      }),
    );
  });
});

describe('safe words', () => {
  const lure = fc.constantFrom(
    'http://',
    'bit.ly/x',
    'menang.com',
    '0812',
    '-3456',
    '7890',
    'a@b',
    '.',
    ' ',
    'S.Pd',
    '王',
  );
  const texts = fc.oneof(
    anyText,
    fc.array(fc.oneof(lure, fc.string({ maxLength: 6 }))).map((pieces) => pieces.join('')),
  );

  it('hold no address and no long number, on one line, within the length', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 80 }), (text, length) => {
        const words = safeWords(text, length);
        expect(words).not.toMatch(/\d{5}|:\/\/|www\.|\S@\S|\.(?:com|ly)(?![a-z0-9])|[\r\n]| {2}|^ | $/i);
        expect(gsm7Length(words)).toBeLessThanOrEqual(length);
        expect(isGsm7(words)).toBe(true);
      }),
    );
  });

  it('stay as they are when made safe again', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 80 }), (text, length) => {
        const words = safeWords(text, length);
        expect(safeWords(words, length)).toBe(words);
      }),
    );
  });
});

describe('numbers in safe words', () => {
  const forms: readonly ((digit: string) => string)[] = [
    (digit) => digit,
    (digit) => String.fromCodePoint(0xff10 + Number(digit)),
    (digit) => String.fromCodePoint(0x1d7d8 + Number(digit)),
    (digit) => `${digit}\ufe0f\u20e3`,
    (digit) => (digit === '0' ? 'O' : digit),
    (digit) => (digit === '1' ? 'l' : digit),
  ];
  const gap = fc.constantFrom(
    '',
    ' ',
    '-',
    '.',
    ' - ',
    '\u200b',
    '\u00a0',
    '\u2007',
    '\u202e',
    '_',
    ',',
    '/',
    '–',
    '·',
  );

  it('do not survive, however they are spaced or disguised', () => {
    fc.assert(
      fc.property(
        national,
        fc.array(fc.tuple(fc.constantFrom(...forms), gap), { minLength: 13, maxLength: 13 }),
        (number, how) => {
          const disguised = [...`0${number}`].map((digit, at) => {
            const [drawn, after] = how[at] ?? [];
            // A letter at an end may as well be a word of its own.
            const isInside = at > 0 && at < number.length;
            const form = isInside ? drawn : forms[0];
            return `${form?.(digit)}${after}`;
          });
          expect(safeWords(`telp ${disguised.join('')} ya`, 160)).not.toMatch(/\d/);
        },
      ),
    );
  });

  it('leave a date, a year and an address as they are', () => {
    const two = fc.integer({ min: 10, max: 28 }).map(String);
    fc.assert(
      fc.property(two, two, fc.constantFrom('-', '/', '.'), (day, month, dash) => {
        const text = `Aula II ${day}${dash}${month}${dash}2025 RT ${day}/RW ${month} No. 1234`;
        expect(safeWords(text, 160)).toBe(text);
      }),
    );
  });
});

describe('dates', () => {
  const zone = fc.constantFrom(...ZONES);
  const minute = fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 });

  it('can be read back from the form for texts', () => {
    fc.assert(
      fc.property(minute, zone, (at, where) => {
        const instant = instantFromMillis(at * 60_000);
        const text = formatInstant(instant, where, 'sms');
        const [, day, month, year, hour, min, word] =
          /^\S+ (\d\d)-(\d\d)-(\d{4}) pkl (\d\d)\.(\d\d) (\w+)$/.exec(text) ?? [];
        const local = parseLocalDateTime(`${year}-${month}-${day}T${hour}:${min}`);
        expect(local && toInstant(local, where)).toBe(instant);
        expect(word).toBe(zoneWord(where));
      }),
    );
  });

  it.each([
    ['id', 'id-ID', ' pukul '],
    ['en', 'en-GB', ' at '],
  ] as const)('name weekday and month as the calendar of %s does', (language, locale, between) => {
    const calendar = new Intl.DateTimeFormat(locale, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
    const day = (local: string) =>
      Object.fromEntries(
        calendar.formatToParts(new Date(`${local}Z`)).map(({ type, value }) => [type, value] as const),
      );
    fc.assert(
      fc.property(minute, zone, (at, where) => {
        const local = toLocal(instantFromMillis(at * 60_000), where);
        const { weekday, day: number, month, year } = day(local) as Record<string, string>;
        expect(formatDateTime(local, where, 'page', language)).toContain(
          `${weekday}, ${number} ${month} ${year}${between}`,
        );
      }),
    );
  });
});
