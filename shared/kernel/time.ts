import { Temporal } from 'temporal-polyfill';
import type { Brand } from './brand.ts';

/** An instant as ISO 8601 UTC with milliseconds, `2025-10-16T03:36:00.000Z`: instants sort as text. */
export type Instant = Brand<string, 'Instant'>;

/** A wall-clock time without zone, `2025-11-13T09:00`. Meaningful only beside its zone. */
export type LocalDateTime = Brand<string, 'LocalDateTime'>;

/** An ISO 8601 duration of days and smaller, `P3D` or `PT30M`. */
export type Duration = Brand<string, 'Duration'>;

export const ZONES = ['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura'] as const;

/** The IANA zones of Indonesia (Keppres 41/1987); none has daylight saving. */
export type Zone = (typeof ZONES)[number];

/** Where the time comes from. Domain and use cases never ask the machine. */
export type Clock = { readonly now: () => Instant };

export const systemClock: Clock = { now: () => instantFromMillis(Date.now()) };

const written = (millis: number): Instant => new Date(millis).toISOString() as Instant;

/** The same few instants are asked for again and again: a hundred messages are claimed at one. */
const lately = <K, V>(make: (key: K) => V): ((key: K) => V) => {
  const made = new Map<K, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    if (made.size >= 64) made.clear();
    made.set(key, value);
    return value;
  };
};

export const instantFromMillis: (millis: number) => Instant = lately(written);

export const millisOf: (instant: Instant) => number = lately((instant: Instant) => Date.parse(instant));

const WRITTEN = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** Every month has these. */
const LAST_SURE_DAY = '28';

/**
 * Whether it is written just as `instantFromMillis` writes, in the years 0 to 9999. Stored rows are full of them: to parse
 * and to write each again would take as long as all else that is checked.
 */
export const isInstant = (text: string): text is Instant =>
  WRITTEN.test(text) &&
  (text.slice(8, 10) <= LAST_SURE_DAY || new Date(text).getUTCDate() === Number(text.slice(8, 10)));

/** Accepts any ISO 8601 instant with an offset or Z; undefined when it is not one. */
export const parseInstant = (text: string): Instant | undefined => {
  try {
    return instantFromMillis(Temporal.Instant.from(text).epochMilliseconds);
  } catch {
    return undefined;
  }
};

/** Undefined unless `text` is `yyyy-mm-ddThh:mm` on a day that exists. */
export const parseLocalDateTime = (text: string): LocalDateTime | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return undefined;
  try {
    Temporal.PlainDateTime.from(text, { overflow: 'reject' });
    return text as LocalDateTime;
  } catch {
    return undefined;
  }
};

/** Undefined unless `text` is a positive duration in days, hours, minutes or seconds. */
export const parseDuration = (text: string): Duration | undefined => {
  try {
    const duration = Temporal.Duration.from(text);
    const calendarBound = duration.years !== 0 || duration.months !== 0 || duration.weeks !== 0;
    return duration.sign === 1 && !calendarBound ? (text as Duration) : undefined;
  } catch {
    return undefined;
  }
};

/** A day counts as 24 hours, which holds everywhere in Indonesia. */
export const durationMillis = (duration: Duration): number =>
  Temporal.Duration.from(duration).total('milliseconds');

export const plus = (instant: Instant, duration: Duration): Instant =>
  instantFromMillis(millisOf(instant) + durationMillis(duration));

/** The instant at which a clock on the wall in `zone` shows `local`. */
export const toInstant = (local: LocalDateTime, zone: Zone): Instant =>
  instantFromMillis(Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds);

const shownAt = (instant: Instant, zone: Zone): LocalDateTime =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' }) as LocalDateTime;

/** What was shown lately: senders ask for the same minute once for each batch. */
const shown = new Map<string, LocalDateTime>();
const MOST_SHOWN = 1_000;

/** What a clock on the wall in `zone` shows at `instant`, to the minute. */
export const toLocal = (instant: Instant, zone: Zone): LocalDateTime => {
  // Zones differ from UTC by whole minutes, so what follows the minute does not matter.
  const minute = `${zone} ${instant.slice(0, 16)}`;
  const known = shown.get(minute);
  if (known !== undefined) return known;
  const local = shownAt(instant, zone);
  if (shown.size === MOST_SHOWN) shown.clear();
  shown.set(minute, local);
  return local;
};

/** `local` moved by `duration` on the wall clock: three days before 09.00 is 09.00. */
export const localMinus = (local: LocalDateTime, duration: Duration): LocalDateTime =>
  Temporal.PlainDateTime.from(local).subtract(duration).toString({ smallestUnit: 'minute' }) as LocalDateTime;
