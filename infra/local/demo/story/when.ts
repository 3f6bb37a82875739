import type { Instant, Zone } from '#shared/kernel/time.ts';
import { zoneWord } from '#shared/text/dates.ts';

const FORMAT: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  day: '2-digit',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
};

const partsIn = (instant: Instant, timeZone: Zone): Readonly<Record<string, string>> =>
  Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', { ...FORMAT, timeZone })
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );

/** `Wed 9 July 09.00 WITA`: the story is told in English, on the clocks of the place. */
export const when = (instant: Instant, zone: Zone): string => {
  const { weekday, day, month, hour, minute } = partsIn(instant, zone);
  return `${weekday} ${Number(day)} ${month} ${hour}.${minute} ${zoneWord(zone)}`;
};

/** `July 2025` */
export const monthOf = (instant: Instant, zone: Zone): string => {
  const { month, year } = partsIn(instant, zone);
  return `${month} ${year}`;
};
