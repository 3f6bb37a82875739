import { type Duration, durationMillis, type Instant } from '#shared/kernel/time.ts';
import { toGsm7 } from '#shared/text/gsm7.ts';
import { safeWords } from '#shared/text/safe-words.ts';
import type { EventRecord } from './event.ts';

/** One thing that an event may not be; `field` as the API names it. */
export type Flaw = {
  readonly kind:
    | 'unknown_region'
    | 'invalid_local_time'
    | 'starts_in_past'
    | 'ends_before_start'
    | 'too_long'
    | 'rule_unreadable'
    | 'rule_too_early'
    | 'rules_repeat'
    | 'unsafe_words'
    | 'registration_without_capacity';
  readonly field: string;
};

const DAY_MS = 24 * 3600 * 1000;
const LONGEST_DAYS = 31;
const EARLIEST_REMINDER_DAYS = 30;

/** In texts under an office's name there is no room for links and account numbers. */
const isSafe = (text: string): boolean => {
  const plain = toGsm7(text).replace(/\s+/g, ' ').trim();
  return safeWords(text, 1000) === plain;
};

const wordFlaws = ({ shortName, venue }: EventRecord): Flaw[] => [
  ...(isSafe(shortName) ? [] : [{ kind: 'unsafe_words', field: 'shortName' } as const]),
  ...(isSafe(venue.name) ? [] : [{ kind: 'unsafe_words', field: 'venue.name' } as const]),
];

export const ruleFlaws = (rules: readonly Duration[]): Flaw[] => {
  const millis = rules.map(durationMillis);
  const tooEarly = millis.some((length) => length > EARLIEST_REMINDER_DAYS * DAY_MS);
  const repeat = new Set(millis).size < millis.length;
  return [
    ...(tooEarly ? [{ kind: 'rule_too_early', field: 'reminderRules' } as const] : []),
    ...(repeat ? [{ kind: 'rules_repeat', field: 'reminderRules' } as const] : []),
  ];
};

export const timeFlaws = (
  { startsAt, endsAt }: Pick<EventRecord, 'startsAt' | 'endsAt'>,
  now: Instant,
): Flaw[] => {
  const length = Date.parse(endsAt) - Date.parse(startsAt);
  return [
    ...(startsAt <= now ? [{ kind: 'starts_in_past', field: 'localStart' } as const] : []),
    ...(length <= 0 ? [{ kind: 'ends_before_start', field: 'localEnd' } as const] : []),
    ...(length > LONGEST_DAYS * DAY_MS ? [{ kind: 'too_long', field: 'localEnd' } as const] : []),
  ];
};

/** Everything that is wrong with an event as a whole, so that a form with three mistakes reports three. */
export const flawsOf = (event: EventRecord, now: Instant): Flaw[] => [
  ...timeFlaws(event, now),
  ...ruleFlaws(event.reminderRules),
  ...wordFlaws(event),
  ...(event.publicRegistration && event.capacity === null
    ? [{ kind: 'registration_without_capacity', field: 'capacity' } as const]
    : []),
];
