/** Languages in which the platform writes to people. */
export const languages = ['id', 'en'] as const;

export type Language = (typeof languages)[number];

type Style = 'sms' | 'compact' | 'page';

export type DateFields = {
  readonly weekday: string;
  readonly month: string;
  readonly day: number;
  /** Two digits each, and four. */
  readonly dd: string;
  readonly mm: string;
  readonly year: string;
};

/** How a language writes days and hours. */
type Calendar = {
  readonly days: readonly string[];
  readonly months: readonly string[];
  readonly betweenHourAndMinute: string;
  readonly date: Readonly<Record<Style, (fields: DateFields) => string>>;
  readonly beforeHour: Readonly<Record<Style, string>>;
};

const id: Calendar = {
  days: ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'],
  months: [
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
  ],
  betweenHourAndMinute: '.',
  date: {
    sms: ({ weekday, dd, mm, year }) => `${weekday} ${dd}-${mm}-${year}`,
    compact: ({ dd, mm, year }) => `${dd}/${mm}/${year.slice(-2)}`,
    page: ({ weekday, day, month, year }) => `${weekday}, ${day} ${month} ${year}`,
  },
  beforeHour: { sms: ' pkl ', compact: ' ', page: ' pukul ' },
};

const en: Calendar = {
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  betweenHourAndMinute: ':',
  // Months by name: 03/04 is two different days to two readers.
  date: {
    sms: ({ weekday, dd, month, year }) => `${weekday.slice(0, 3)} ${dd} ${month.slice(0, 3)} ${year}`,
    compact: ({ dd, month, year }) => `${dd} ${month.slice(0, 3)} ${year.slice(-2)}`,
    page: ({ weekday, day, month, year }) => `${weekday}, ${day} ${month} ${year}`,
  },
  beforeHour: { sms: ' at ', compact: ' ', page: ' at ' },
};

export const calendars: Readonly<Record<Language, Calendar>> = { id, en };
