import { Temporal } from 'temporal-polyfill';
import { type Instant, type LocalDateTime, toLocal, type Zone } from '#shared/kernel/time.ts';

const DAYS = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'] as const;

const MONTHS = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
] as const;

const ZONE_WORDS: Readonly<Record<Zone, 'WIB' | 'WITA' | 'WIT'>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/**
 * sms: `Kamis 13-11-2025 pkl 09.00 WIB`; compact: `13/11/25 09.00 WIB`; page: `Kamis, 13 November 2025 pukul 09.00 WIB`.
 * Always the date itself, never a word like tomorrow: a message may be read a day late.
 */
export type DateStyle = 'sms' | 'compact' | 'page';

export const zoneWord = (zone: Zone): 'WIB' | 'WITA' | 'WIT' => ZONE_WORDS[zone];

const fields = (local: LocalDateTime) => {
  const date = Temporal.PlainDateTime.from(local);
  const two = (value: number): string => String(value).padStart(2, '0');
  return {
    weekday: DAYS[date.dayOfWeek - 1] ?? '',
    month: MONTHS[date.month - 1] ?? '',
    day: date.day,
    year: String(date.year).padStart(4, '0'),
    dd: two(date.day),
    mm: two(date.month),
    time: `${two(date.hour)}.${two(date.minute)}`,
  };
};

/** The day alone, with the name of the weekday except in the compact style. */
export const formatDate = (local: LocalDateTime, style: DateStyle): string => {
  const { weekday, month, day, year, dd, mm } = fields(local);
  if (style === 'sms') return `${weekday} ${dd}-${mm}-${year}`;
  if (style === 'compact') return `${dd}/${mm}/${year.slice(-2)}`;
  return `${weekday}, ${day} ${month} ${year}`;
};

/** The hour alone, `09.00 WIB`. */
export const formatTime = (local: LocalDateTime, zone: Zone): string =>
  `${fields(local).time} ${zoneWord(zone)}`;

const BETWEEN: Readonly<Record<DateStyle, string>> = { sms: ' pkl ', compact: ' ', page: ' pukul ' };

/** A wall-clock time with its zone word. */
export const formatDateTime = (local: LocalDateTime, zone: Zone, style: DateStyle): string =>
  `${formatDate(local, style)}${BETWEEN[style]}${formatTime(local, zone)}`;

/** An instant as the clock on the wall in `zone` shows it. */
export const formatInstant = (instant: Instant, zone: Zone, style: DateStyle): string =>
  formatDateTime(toLocal(instant, zone), zone, style);
