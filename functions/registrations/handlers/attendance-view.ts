import type { AttendanceList } from '../app/read-attendance.ts';
import type { MarkOutcome } from '../app/record-attendance.ts';

type Shown = AttendanceList['attendees'][number];

/** No more than the door needs: never a whole phone number. */
export const attendeeViewOf = ({ personId, status, name, phone, place, code, sex, since, late }: Shown) => ({
  ...{ personId, status, name, late },
  ...(phone === undefined ? {} : { phoneEnd: phone.slice(-3) }),
  ...(place === undefined ? {} : { place }),
  ...(code === undefined ? {} : { code }),
  ...(sex === undefined ? {} : { sex }),
  ...(since === undefined ? {} : { since }),
});

export const doorPersonOf = (shown: Shown) => {
  const { personId: id, status, name: n, place, phoneEnd, code, sex, since } = attendeeViewOf(shown);
  return {
    ...{ id, n },
    ...(status === 'walk_in' ? { w: 1 as const } : {}),
    ...(place === undefined ? {} : { v: place }),
    ...(phoneEnd === undefined ? {} : { p: phoneEnd }),
    ...(code === undefined ? {} : { c: code }),
    ...(sex === undefined ? {} : { s: sex }),
    ...(since === undefined ? {} : { a: since }),
  };
};

export const outcomesOf = (outcomes: ReadonlyMap<string, MarkOutcome>) => ({
  outcomes: [...outcomes].map(([key, outcome]) => ({ key, outcome })),
});
