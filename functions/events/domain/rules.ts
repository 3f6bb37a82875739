import { type Duration, durationMillis, type Instant } from '#shared/kernel/time.ts';
import { toGsm7 } from '#shared/text/gsm7.ts';
import { safeWords } from '#shared/text/safe-words.ts';
import type { EventRecord, Host } from './event.ts';
import { registrationTimes } from './schedule.ts';

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
    | 'registration_without_capacity'
    | 'registration_opens_after_start'
    | 'registration_closes_after_start'
    | 'registration_closes_before_opening'
    | 'one_host_signs'
    | 'one_host_pays'
    | 'quotas_above_capacity'
    | 'quota_repeats'
    | 'phone_unreadable'
    | 'unknown_programme'
    | 'region_without_office'
    | 'in_the_future';
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

const windowFlaws = (event: EventRecord): Flaw[] => {
  const { opensAt, closesAt } = registrationTimes(event);
  const [opens, closes] = ['registrationWindow.localOpens', 'registrationWindow.localCloses'];
  return [
    ...(opensAt !== undefined && opensAt >= event.startsAt
      ? [{ kind: 'registration_opens_after_start', field: opens } as const]
      : []),
    ...(closesAt !== undefined && closesAt > event.startsAt
      ? [{ kind: 'registration_closes_after_start', field: closes } as const]
      : []),
    ...(opensAt !== undefined && closesAt !== undefined && closesAt <= opensAt
      ? [{ kind: 'registration_closes_before_opening', field: closes } as const]
      : []),
  ];
};

/** Older events say nothing of it, and then nothing is wrong. */
const isOne = (hosts: readonly Host[], flag: 'signs' | 'pays'): boolean =>
  hosts.every((host) => host[flag] === undefined) || hosts.filter((host) => host[flag]).length === 1;

const hostFlaws = ({ hosts }: EventRecord): Flaw[] => [
  ...(isOne(hosts, 'signs') ? [] : [{ kind: 'one_host_signs', field: 'hosts' } as const]),
  ...(isOne(hosts, 'pays') ? [] : [{ kind: 'one_host_pays', field: 'hosts' } as const]),
];

export const quotaFlaws = ({ villageQuotas = [], capacity }: EventRecord): Flaw[] => {
  const field = 'villageQuotas';
  const sum = villageQuotas.reduce((seats, quota) => seats + quota.seats, 0);
  const codes = new Set(villageQuotas.map(({ regionCode }) => regionCode));
  return [
    ...(sum > (capacity ?? 0) ? [{ kind: 'quotas_above_capacity', field } as const] : []),
    ...(codes.size < villageQuotas.length ? [{ kind: 'quota_repeats', field } as const] : []),
  ];
};

/** Everything that is wrong with an event as a whole, so that a form with three mistakes reports three. */
export const flawsOf = (event: EventRecord, now: Instant): Flaw[] => [
  ...timeFlaws(event, now),
  ...ruleFlaws(event.reminderRules),
  ...wordFlaws(event),
  ...windowFlaws(event),
  ...hostFlaws(event),
  ...quotaFlaws(event),
  ...(event.publicRegistration && event.capacity === null
    ? [{ kind: 'registration_without_capacity', field: 'capacity' } as const]
    : []),
];
