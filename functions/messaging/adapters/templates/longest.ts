import type { LocalDateTime } from '#shared/kernel/time.ts';
import type { Language } from '#shared/text/calendars.ts';
import { formatDateTime } from '#shared/text/dates.ts';
import { RECOGNISABLE } from '#shared/text/safe-words.ts';
import type { ParameterType } from './declared.ts';
import { vocabulary } from './vocabulary.ts';

/** A public address has at most 40 characters (see the stages' configuration), then `/a/` and a code of 11. */
const LINK = 40 + '/a/'.length + 11;

/** A batch has at most so many recipients, who may all share one phone. */
const MOST_PEOPLE = '100';

/** Tuesday has the longest name of Indonesia's days, and WITA is the longest zone word. */
const LATE = '2025-12-30T23:59' as LocalDateTime;

const longestOf = (words: Readonly<Record<string, string>>): string =>
  Object.values(words).reduce((longest, word) => (word.length > longest.length ? word : longest), '');

type Sample = (language: Language) => string;

const filler = (length: number): Sample => {
  const text = 'W'.repeat(length);
  return () => text;
};

const date =
  (style: 'sms' | 'compact'): Sample =>
  (language) =>
    formatDateTime(LATE, 'Asia/Makassar', style, language);

const samples: Readonly<Record<ParameterType, Sample>> = {
  // Names of districts reach 31 characters, of regencies 42, of offices 47, of events 50, and venues have no end: they
  // are all cut in the end, but never to less than this.
  name: filler(RECOGNISABLE),
  date: date('sms'),
  shortDate: date('compact'),
  count: filler(5),
  // Duty officer, head, supervising office, national desk: the last one repeats.
  rung: filler(1),
  manner: (language) => longestOf(vocabulary[language].manner),
  phase: (language) => longestOf(vocabulary[language].phase),
  reference: filler('KB-2510-0170'.length),
  link: filler(LINK),
  'link?': filler(LINK),
  'phone?': filler(20),
};

/** The longest plausible value; for a name, the shortest that it must not be cut below. */
export const longestValue = (type: ParameterType, language: Language): string => samples[type](language);

export const longestMarks = (language: Language): Readonly<Record<'again' | 'bundle', string>> => ({
  again: vocabulary[language].again,
  bundle: vocabulary[language].bundle.replace('{count}', MOST_PEOPLE),
});
