import { type Instant, type LocalDateTime, toLocal, type Zone } from '#shared/kernel/time.ts';
import { calendars, type Language } from './calendars.ts';

const ZONE_WORDS: Readonly<Record<Zone, 'WIB' | 'WITA' | 'WIT'>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/**
 * sms: `Kamis 13-11-2025 pkl 09.00 WIB`; compact: `13/11/25 09.00 WIB`; page: `Kamis, 13 November 2025 pukul 09.00 WIB`.
 * In English: `Thu 13 Nov 2025 at 09:00 WIB`; `13 Nov 25 09:00 WIB`; `Thursday, 13 November 2025 at 09:00 WIB`.
 * Always the date itself, never a word like tomorrow: a message may be read a day late.
 */
export type DateStyle = 'sms' | 'compact' | 'page';

export const zoneWord = (zone: Zone): 'WIB' | 'WITA' | 'WIT' => ZONE_WORDS[zone];

const fieldsOf = (local: LocalDateTime, language: Language) => {
  const [year = '', mm = '', dd = '', hour, minute] = local.split(/[-T:]/);
  const { days, months, betweenHourAndMinute } = calendars[language];
  // The machine's own calendar is twenty times as fast as Temporal's here.
  const sundayIsZero = new Date(`${local.slice(0, 10)}T00:00Z`).getUTCDay();
  return {
    weekday: days[(sundayIsZero + 6) % 7] ?? '',
    month: months[Number(mm) - 1] ?? '',
    day: Number(dd),
    year,
    dd,
    mm,
    time: `${hour}${betweenHourAndMinute}${minute}`,
  };
};

type Asked = { readonly local: LocalDateTime; readonly language: Language };

let last: (Asked & { readonly fields: ReturnType<typeof fieldsOf> }) | undefined;

/** The last answer is kept: 100,000 texts in a row tell the same time. */
const fields = (local: LocalDateTime, language: Language) => {
  if (last?.local !== local || last.language !== language)
    last = { local, language, fields: fieldsOf(local, language) };
  return last.fields;
};

/** The day alone, with the name of the weekday except in the compact style. */
export const formatDate = (local: LocalDateTime, style: DateStyle, language: Language = 'id'): string =>
  calendars[language].date[style](fields(local, language));

/** The hour alone, `09.00 WIB`. */
export const formatTime = (local: LocalDateTime, zone: Zone, language: Language = 'id'): string =>
  `${fields(local, language).time} ${zoneWord(zone)}`;

/** A wall-clock time with its zone word. */
export const formatDateTime = (
  local: LocalDateTime,
  zone: Zone,
  style: DateStyle,
  language: Language = 'id',
): string =>
  `${formatDate(local, style, language)}${calendars[language].beforeHour[style]}${formatTime(local, zone, language)}`;

/** An instant as the clock on the wall in `zone` shows it. */
export const formatInstant = (
  instant: Instant,
  zone: Zone,
  style: DateStyle,
  language: Language = 'id',
): string => formatDateTime(toLocal(instant, zone), zone, style, language);
