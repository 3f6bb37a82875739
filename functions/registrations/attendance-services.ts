import { awsPlatform } from '#shared/aws/aws-platform.ts';
import type { Platform } from '#shared/aws/platform.ts';
import { attendanceLinks } from './adapters/attendance-links.ts';
import { attendancePlaces } from './adapters/attendance-places.ts';
import { attendanceStore } from './adapters/attendance-store.ts';
import { registrationStore } from './adapters/registration-store.ts';
import { makeCreateDoorLink, makeOpenDoor, makeRevokeDoorLinks } from './app/attendance-links.ts';
import { makeReadAttendance } from './app/read-attendance.ts';
import { makeRecordAttendance } from './app/record-attendance.ts';

/** Who came: kept beside the registrations of an event. */
export const attendanceServices = (platform: Platform) => {
  const { table, clock, ids } = platform;
  const deps = {
    store: registrationStore(table),
    attendance: attendanceStore(table),
    links: attendanceLinks(table),
    placeNames: attendancePlaces(table),
    clock,
    ids,
  };
  return {
    platform,
    recordAttendance: makeRecordAttendance(deps),
    readAttendance: makeReadAttendance(deps),
    createDoorLink: makeCreateDoorLink(deps),
    revokeDoorLinks: makeRevokeDoorLinks(deps),
    openDoor: makeOpenDoor(deps),
  };
};

export type AttendanceServices = ReturnType<typeof attendanceServices>;

export const attendanceContainer = (): AttendanceServices => attendanceServices(awsPlatform(process.env));
