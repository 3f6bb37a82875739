import { lookAlikes } from './look-alikes.ts';

const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENSION = '^{}\\[~]|€';

/** Septets that each character of the GSM 03.38 alphabet takes; extension characters travel behind an escape. */
const septets: ReadonlyMap<string, 1 | 2> = new Map<string, 1 | 2>([
  ...[...BASIC].map((character) => [character, 1] as const),
  ...[...EXTENSION].map((character) => [character, 2] as const),
]);

/** Of one character; one outside the alphabet counts 1. */
export const septetsOf = (character: string): number => septets.get(character) ?? 1;

/** The ASCII of the alphabet without what takes two septets: nearly every text, and quick to tell. */
const ONE_EACH = /^[ -Z_a-z]*$/;

/** Undefined as soon as a character is outside the alphabet. */
const septetsIn = (text: string): number | undefined => {
  if (ONE_EACH.test(text)) return text.length;
  let total = 0;
  for (const character of text) {
    const size = septets.get(character);
    if (size === undefined) return undefined;
    total += size;
  }
  return total;
};

export const isGsm7 = (text: string): boolean => septetsIn(text) !== undefined;

/** Length in septets of GSM-7 text; a character outside the alphabet counts 1. */
export const gsm7Length = (text: string): number => {
  let total = 0;
  for (const character of text) total += septetsOf(character);
  return total;
};

const INVISIBLE = /^[\p{Cc}\p{Cf}\p{M}\p{Cs}\p{Co}\p{Cn}\p{Extended_Pictographic}]$/u;

const known = (character: string): string | undefined =>
  septets.has(character) ? character : lookAlikes.get(character);

const transliterate = (character: string): string => {
  const asItIs = known(character);
  if (asItIs !== undefined) return asItIs;
  if (/[^\S\ufeff]/.test(character)) return ' ';
  const bare = [...character.normalize('NFKD').replace(/\p{M}/gu, '')].map(known);
  if (bare.length > 0 && !bare.includes(undefined)) return bare.join('');
  return INVISIBLE.test(character) ? '' : '?';
};

/** Most words that people type: ASCII but for the backtick. */
const PLAIN = /^[ -_a-~]*$/;

/**
 * The same text in the GSM-7 alphabet, so that one odd quotation mark does not halve the room in an SMS.
 * Emoji, control and direction marks vanish; a letter of another script becomes `?`.
 */
export const toGsm7 = (text: string): string =>
  PLAIN.test(text) ? text : [...text.normalize('NFC')].map(transliterate).join('');

const SINGLE = { gsm7: 160, other: 70 } as const;
const JOINED = { gsm7: 153, other: 67 } as const;

const layOut = (sizes: readonly number[], each: number): number => {
  let parts = 1;
  let used = 0;
  for (const size of sizes) {
    const fits = used + size <= each;
    parts += fits ? 0 : 1;
    used = fits ? used + size : size;
  }
  return parts;
};

/**
 * How many SMS this text is billed as: 160 septets, or 153 each when joined; 70 or 67 UTF-16 units when any character
 * is outside GSM-7. An escaped character or surrogate pair never straddles two parts. At least 1.
 */
export const smsParts = (text: string): number => {
  const total = septetsIn(text);
  if (total === text.length) return total <= SINGLE.gsm7 ? 1 : Math.ceil(total / JOINED.gsm7);
  if (total === undefined)
    return text.length <= SINGLE.other
      ? 1
      : layOut(
          [...text].map((character) => character.length),
          JOINED.other,
        );
  return total <= SINGLE.gsm7 ? 1 : layOut([...text].map(septetsOf), JOINED.gsm7);
};
