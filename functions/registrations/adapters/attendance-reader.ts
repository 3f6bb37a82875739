import type { Table } from '#shared/store/table.ts';
import { type Attendee, attendanceOf } from '../domain/attendance.ts';
import { attendanceStore } from './attendance-store.ts';

export type AttendanceReader = {
  /** Everybody who is registered or came, as the marks that have arrived until now tell it; consistent. */
  readonly of: (eventId: string) => Promise<readonly Attendee[]>;
};

/** What other contexts may know of who came to an event. */
export const attendanceReader = (table: Table): AttendanceReader => {
  const store = attendanceStore(table);
  return {
    of: async (eventId) => {
      const [roll, marks] = await Promise.all([store.roll(eventId), store.marks(eventId)]);
      return attendanceOf(roll, marks);
    },
  };
};
