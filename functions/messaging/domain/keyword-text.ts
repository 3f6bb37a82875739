/** Nobody says stop later than this, and no rule ever sees a hostile length. */
const LONGEST_READ = 500;

/** `S.T.O.P` and `b e r h e n t i`: single letters with one mark or blank between them. */
const SPELT_OUT = /(?<!\p{L})\p{L}(?:[ .\-_*]\p{L}(?!\p{L})){2,}/gu;

const CLAUSE_END = /[.,;:!?\n\r()]+/u;

// People hold a key down: "stopppp". No word of ours has a double letter that tells it from another.
const withoutRepeats = (word: string): string => word.replace(/(.)\1+/gu, '$1');

const wordsOf = (clause: string): string[] =>
  clause
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(withoutRepeats);

/**
 * A reply as clauses of plain words: lower case, without diacritics, emoji and punctuation, letters that repeat made one
 * (`enggak` is `engak`).
 */
export const clausesOf = (text: string): readonly (readonly string[])[] =>
  text
    .slice(0, LONGEST_READ)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}'’`]/gu, '')
    .toLowerCase()
    .replace(SPELT_OUT, (letters) => letters.replace(/[^\p{L}]/gu, ''))
    .split(CLAUSE_END)
    .map(wordsOf)
    .filter((words) => words.length > 0);
