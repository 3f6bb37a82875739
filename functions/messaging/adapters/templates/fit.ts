import { smsParts } from '#shared/text/gsm7.ts';
import { RECOGNISABLE } from '#shared/text/safe-words.ts';

/** Septets for each of people's own words: most names stay whole, then most stay clear, then they are only recognisable. */
const WHOLE = [60, 48, 40] as const;
const CLEAR = [32, 26] as const;
const NARROW = [RECOGNISABLE, 16, 12] as const;

/** The most septets that a name ever gets. */
export const MOST_ROOM = WHOLE[0];

/** A wording with so many septets for each of people's own words. Its text is GSM-7. */
export type Wording = (room: number) => string;

export type Fitted = { readonly text: string; readonly parts: number };

/** Every wording with whole names before any with shortened ones: half the name of a place misleads. */
function* triesOf(wordings: readonly Wording[]): Generator<string> {
  for (const wording of wordings) for (const room of WHOLE) yield wording(room);
  for (const wording of wordings) for (const room of CLEAR) yield wording(room);
  for (const wording of wordings.slice(-1)) for (const room of NARROW) yield wording(room);
}

/**
 * The first wording that needs at most `maxParts` SMS. Words around names are given up before names are cut below 40
 * septets; below 26 only the last wording's are. When nothing fits, the shortest goes out all the same: a long text is better than none.
 */
export const fitting = (maxParts: number, wordings: readonly Wording[]): Fitted => {
  let shortest: Fitted = { text: '', parts: 0 };
  for (const text of triesOf(wordings)) {
    if (text === shortest.text) continue;
    shortest = { text, parts: smsParts(text) };
    if (shortest.parts <= maxParts) break;
  }
  return shortest;
};
