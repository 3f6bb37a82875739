import { lookAlikes } from './look-alikes.ts';

const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENSION = '^{}\\[~]|€';

/** Septets that each character of the GSM 03.38 alphabet takes; extension characters travel behind an escape. */
const septets: ReadonlyMap<string, 1 | 2> = new Map<string, 1 | 2>([
  ...[...BASIC].map((character) => [character, 1] as const),
  ...[...EXTENSION].map((character) => [character, 2] as const),
]);

export const isGsm7 = (text: string): boolean => [...text].every((character) => septets.has(character));

/** Length in septets of GSM-7 text; a character outside the alphabet counts 1. */
export const gsm7Length = (text: string): number =>
  [...text].reduce((total, character) => total + (septets.get(character) ?? 1), 0);

const INVISIBLE = /^[\p{Cc}\p{Cf}\p{M}\p{Cs}\p{Co}\p{Cn}\p{Extended_Pictographic}]$/u;

const transliterate = (character: string): string => {
  if (septets.has(character)) return character;
  const lookAlike = lookAlikes.get(character);
  if (lookAlike !== undefined) return lookAlike;
  if (/\s/.test(character)) return ' ';
  const bare = character.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('⁄', '/');
  if (bare !== '' && isGsm7(bare)) return bare;
  return INVISIBLE.test(character) ? '' : '?';
};

/**
 * The same text in the GSM-7 alphabet, so that one odd quotation mark does not halve the room in an SMS.
 * Emoji, control and direction marks vanish; a letter of another script becomes `?`.
 */
export const toGsm7 = (text: string): string => [...text.normalize('NFC')].map(transliterate).join('');

const fill = (sizes: readonly number[], single: number, each: number): number => {
  if (sizes.reduce((total, size) => total + size, 0) <= single) return 1;
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
  const characters = [...text];
  return isGsm7(text)
    ? fill(
        characters.map((character) => septets.get(character) ?? 1),
        160,
        153,
      )
    : fill(
        characters.map((character) => character.length),
        70,
        67,
      );
};
