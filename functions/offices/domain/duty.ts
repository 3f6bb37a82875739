import type { LocalDateTime } from '#shared/kernel/time.ts';
import type { DutyOrder, Shift, Weekday } from './directory.ts';

const covers = ({ days, from, to }: Shift, weekday: Weekday, yesterday: Weekday, time: string): boolean => {
  if (from < to) return days.includes(weekday) && from <= time && time < to;
  return (days.includes(weekday) && from <= time) || (days.includes(yesterday) && time < to);
};

const weekdayOf = (local: LocalDateTime, daysBack: 0 | 1): Weekday => {
  // Sunday is 0 in JavaScript and 7 in ISO 8601. A wall clock read as UTC keeps its weekday.
  const day = new Date(`${local}Z`).getUTCDay() - daysBack;
  return (day <= 0 ? day + 7 : day) as Weekday;
};

/** Ids of those on duty at that time on the office's wall clock, in the order of the shifts; never empty. */
export const onDuty = (order: DutyOrder, local: LocalDateTime): readonly string[] => {
  const [weekday, yesterday, time] = [weekdayOf(local, 0), weekdayOf(local, 1), local.slice(11, 16)];
  const ids = order.shifts
    .filter((shift) => covers(shift, weekday, yesterday, time))
    .map(({ contactId }) => contactId);
  return ids.length > 0 ? [...new Set(ids)] : [order.fallback];
};
