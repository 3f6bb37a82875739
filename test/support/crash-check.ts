import type { CrashFacts } from './crash-facts.ts';
import type { Journal } from './crash-journal.ts';

/** One sentence for each thing that must not be so. */
export type Check = (facts: CrashFacts, journal: Journal) => readonly string[];

const MINUTES = 60_000;

export const minutesBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / MINUTES;

export const unless = (holds: boolean, sentence: string): readonly string[] => (holds ? [] : [sentence]);
