import { err, ok, type Result } from '#shared/kernel/result.ts';
import {
  type AttendanceCounts,
  type Attendee,
  attendanceCounts,
  attendanceOf,
} from '../domain/attendance.ts';
import { normaliseName } from '../domain/identity.ts';
import type { Seats } from '../domain/seats.ts';
import type { AttendanceStore, PlaceNames, RegistrationStore } from './ports.ts';

export type Place = { readonly place?: string };

export type AttendanceList = {
  readonly seats: Seats;
  readonly counts: AttendanceCounts;
  /** By name, each with the name of the village or district. */
  readonly attendees: readonly (Attendee & Place)[];
};

type Deps = {
  readonly store: Pick<RegistrationStore, 'seats'>;
  readonly attendance: AttendanceStore;
  readonly placeNames: PlaceNames;
};

const DIGITS = /^\d{3,5}$/;

/** By a part of the name, the end of the phone, or the code. */
export const matches = (query: string, { name, phone, code }: Attendee): boolean => {
  const wanted = query.trim();
  if (DIGITS.test(wanted)) return code === wanted || phone?.endsWith(wanted) === true;
  const own = ` ${normaliseName(name)}`;
  return normaliseName(wanted)
    .split(' ')
    .every((word) => own.includes(` ${word}`));
};

const byName = (a: Attendee, b: Attendee): number =>
  normaliseName(a.name).localeCompare(normaliseName(b.name)) || (a.personId < b.personId ? -1 : 1);

/** Who is registered and who is there. */
export const makeReadAttendance =
  ({ store, attendance, placeNames }: Deps) =>
  async (input: {
    readonly eventId: string;
    readonly officeId: string;
    readonly query?: string | undefined;
  }): Promise<Result<AttendanceList, { readonly kind: 'event_not_found' }>> => {
    const seats = await store.seats(input.eventId);
    if (seats?.officeId !== input.officeId) return err({ kind: 'event_not_found' });
    const [roll, marks] = await Promise.all([
      attendance.roll(input.eventId),
      attendance.marks(input.eventId),
    ]);
    const all = attendanceOf(roll, marks).toSorted(byName);
    const { query = '' } = input;
    const found = query.trim() === '' ? all : all.filter((attendee) => matches(query, attendee));
    const names = await placeNames(found.flatMap(({ region }) => region ?? []));
    const attendees = found.map((attendee) => {
      const place = attendee.village ?? names.get(attendee.region ?? '') ?? attendee.institution;
      return { ...attendee, ...(place === undefined ? {} : { place }) };
    });
    return ok({ seats, counts: attendanceCounts(seats.capacity, all), attendees });
  };
