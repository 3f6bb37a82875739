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

export const instantFromMillis = (millis: number): Instant => new Date(millis).toISOString() as Instant;

export const millisOf = (instant: Instant): number => Date.parse(instant);

/** Whether it is written just as `instantFromMillis` writes; many times faster than to parse what people write. */
export const isInstant = (text: string): text is Instant => {
  const millis = Date.parse(text);
  return !Number.isNaN(millis) && instantFromMillis(millis) === text;
};

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

/** What a clock on the wall in `zone` shows at `instant`, to the minute. */
export const toLocal = (instant: Instant, zone: Zone): LocalDateTime =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' }) as LocalDateTime;

/** `local` moved by `duration` on the wall clock: three days before 09.00 is 09.00. */
export const localMinus = (local: LocalDateTime, duration: Duration): LocalDateTime =>
  Temporal.PlainDateTime.from(local).subtract(duration).toString({ smallestUnit: 'minute' }) as LocalDateTime;
