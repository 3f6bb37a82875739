const WORDS_KEPT = 200;

/** More than this is not looked at. */
const WORDS_READ = 2_000;

/** Eight digits or more, however they are written down. */
const NUMBER = /\+?\(?\p{Nd}(?:[\s().\-/\p{Pd}\p{Cf}]{0,3}\p{Nd}){7,}/gu;

const UNPRINTABLE = /[\s\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;

const HIDDEN = '***';

/** Shorter ones would take ordinary words out. */
const SECRET_LENGTH = 4;

/**
 * A provider's own words as they may be kept: at most 200 characters on one line, without anything that could be a phone
 * number and without what else is `hidden`. Undefined when nothing is left.
 */
export const providerWords = (said: string, hidden: readonly string[] = []): string | undefined => {
  const open = hidden
    .filter(({ length }) => length >= SECRET_LENGTH)
    .reduce((text, secret) => text.replaceAll(secret, HIDDEN), said.slice(0, WORDS_READ));
  const words = open.normalize('NFKC').replace(NUMBER, HIDDEN).replace(UNPRINTABLE, ' ').trim();
  return words === '' ? undefined : words.slice(0, WORDS_KEPT).toWellFormed();
};

/** As the field of an answer, absent where there are none. */
export const saying = (said: string, hidden?: readonly string[]): { readonly words?: string } => {
  const words = providerWords(said, hidden);
  return words === undefined ? {} : { words };
};
