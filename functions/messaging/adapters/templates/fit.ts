import { smsParts, toGsm7 } from '#shared/text/gsm7.ts';
import { safeWords } from '#shared/text/safe-words.ts';

/** Septets for each of people's own words while there is another wording to try, and for the last one. */
const GENEROUS = [60, 48, 40, 32, 26] as const;
const NARROW = [20, 16, 12] as const;

/** Makes words of people fit to be sent; empty ones become a neutral word, so that a sentence never has a hole. */
export type Words = (text: string, instead: string) => string;

/** One wording; it is tried with ever fewer characters for the words of people. */
export type Wording = (words: Words) => string;

const wordsOf =
  (budget: number): Words =>
  (text, instead) =>
    safeWords(text, budget) || instead;

export type Rendered = { readonly text: string; readonly parts: number };

/**
 * The first wording that needs at most `maxParts` SMS; names are cut down to 26 septets before a wording is given up, and
 * further for the last one. When nothing fits, the shortest goes out all the same: a long text is better than none.
 */
export const fitting = (maxParts: number, wordings: readonly Wording[]): Rendered => {
  const tries = [
    ...wordings.flatMap((wording) => GENEROUS.map((budget) => ({ wording, budget }))),
    ...wordings.slice(-1).flatMap((wording) => NARROW.map((budget) => ({ wording, budget }))),
  ];
  let shortest: Rendered = { text: '', parts: 0 };
  for (const { wording, budget } of tries) {
    const text = toGsm7(wording(wordsOf(budget)));
    shortest = { text, parts: smsParts(text) };
    if (shortest.parts <= maxParts) break;
  }
  return shortest;
};
