import { toLocal } from '#shared/kernel/time.ts';
import { formatInstant, formatTime } from '#shared/text/dates.ts';
import { CHANGE_RULE, type Entry, type QuietHours, type TimelineSnapshot } from './timeline.ts';

const EXPIRED: Readonly<Record<string, string>> = {
  past_when_planned: 'waktunya sudah lewat ketika rencana ini dibuat',
  too_close_to_start: 'terlalu dekat dengan waktu mulai',
  quiet_hours: 'jatuh pada jam tenang dan tidak ada waktu lain sebelum acara',
  same_time_as_another: 'pengingat lain dikirim pada saat yang sama',
  told_by_change: 'pemberitahuan perubahan sudah menyebutkan waktu dan tempatnya',
  too_late: 'waktunya lewat sebelum sempat dikirim',
};

const hours = ({ from, to }: QuietHours): string => `${from}-${to}`.replaceAll(':', '.');

const moved = ({ shifted, wantedAt }: Entry, { zone, quietHours }: TimelineSnapshot): string => {
  if (wantedAt === undefined) return shifted ? ` Digeser karena jam tenang ${hours(quietHours)}.` : '';
  const own = formatTime(toLocal(wantedAt, zone), zone);
  return shifted
    ? ` Semula pukul ${own}, digeser karena jam tenang ${hours(quietHours)}.`
    : ` Semula pukul ${own}, ditahan bersama perubahan yang kemudian ditarik kembali.`;
};

const planned = (entry: Entry, snapshot: TimelineSnapshot): string => {
  const at = formatInstant(entry.dueAt, snapshot.zone, 'page');
  const joined =
    entry.rule === CHANGE_RULE && snapshot.status !== 'cancelled'
      ? ' Perubahan lain sebelum itu menjadi satu pemberitahuan.'
      : '';
  return `Akan dikirim ${at}.${moved(entry, snapshot)}${joined}`;
};

/** What becomes of an entry and why, for people. */
export const entryWords = (entry: Entry, snapshot: TimelineSnapshot): string => {
  switch (entry.state) {
    case 'planned':
      return planned(entry, snapshot);
    case 'sent':
      return `Diteruskan ${formatInstant(entry.dueAt, snapshot.zone, 'page')} kepada ${entry.count ?? 0} orang.`;
    case 'cleared':
      return 'Ditiadakan karena acara diubah atau dibatalkan.';
    case 'expired':
      return `Tidak dikirim: ${EXPIRED[entry.reason ?? ''] ?? 'waktunya lewat'}.`;
  }
};
