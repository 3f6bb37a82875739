/** Each has nothing in common with 10,000 nor with 90,000: multiplying by it reaches every code once. */
const STEPS = [7_919, 6_151, 4_337, 3_571, 2_903, 8_287, 5_113, 9_479] as const;

const FOUR_DIGITS = 10_000;
const FIVE_DIGITS = 90_000;

const seedOf = (text: string): number =>
  [...text].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 999_983, 7);

/**
 * The code that the `number`th submission of an event is given, counted from 1: four digits for the first 10,000, then
 * five. No two of an event are alike, ever, and neighbours do not look alike, so a misheard code is nobody else's.
 */
export const doorCode = (eventId: string, number: number): string => {
  const seed = seedOf(eventId);
  const step = STEPS[seed % STEPS.length] ?? STEPS[0];
  const scatter = (index: number, size: number): number => (index * step + seed) % size;
  const index = number - 1;
  if (index < FOUR_DIGITS) return String(scatter(index, FOUR_DIGITS)).padStart(4, '0');
  return String(FOUR_DIGITS + scatter((index - FOUR_DIGITS) % FIVE_DIGITS, FIVE_DIGITS));
};
