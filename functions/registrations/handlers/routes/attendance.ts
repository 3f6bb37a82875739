import { type BoundRoute, route } from '#shared/http/route.ts';
import type { AttendanceServices } from '../../attendance-services.ts';
import {
  createAttendanceLinkContract,
  listAttendanceContract,
  recordAttendanceContract,
  revokeAttendanceLinksContract,
} from '../../contract/attendance-routes.ts';
import { markOf } from '../attendance-marks.ts';
import { attendanceProblem } from '../attendance-problems.ts';
import { attendeeViewOf, outcomesOf } from '../attendance-view.ts';

const AT_ONCE = 200;

const list = ({ readAttendance }: AttendanceServices) =>
  route(listAttendanceContract, async ({ params, query, actor }) => {
    const read = await readAttendance({ ...params, officeId: actor.officeId, query: query.q });
    if (!read.ok) return attendanceProblem(read.error);
    const { cursor: from = 0, limit = AT_ONCE } = query;
    const { attendees, counts } = read.value;
    const next = from + limit < attendees.length ? { cursor: String(from + limit) } : {};
    return { body: { attendees: attendees.slice(from, from + limit).map(attendeeViewOf), counts, ...next } };
  });

const record = ({ recordAttendance }: AttendanceServices) =>
  route(recordAttendanceContract, async ({ params, body, actor }) => {
    const { officeId, accountId: by } = actor;
    const recorded = await recordAttendance({ ...params, officeId, by, marks: body.marks.map(markOf) });
    return recorded.ok ? { body: outcomesOf(recorded.value) } : attendanceProblem(recorded.error);
  });

const createLink = ({ createDoorLink, platform }: AttendanceServices) =>
  route(createAttendanceLinkContract, async ({ params, actor }) => {
    const created = await createDoorLink({ ...params, officeId: actor.officeId, by: actor.accountId });
    if (!created.ok) return attendanceProblem(created.error);
    const { token, expiresAt } = created.value;
    return { body: { url: `${platform.settings.publicUrl}/hadir/${token}`, expiresAt } };
  });

const revokeLinks = ({ revokeDoorLinks }: AttendanceServices) =>
  route(revokeAttendanceLinksContract, async ({ params, actor }) => {
    const revoked = await revokeDoorLinks({ ...params, officeId: actor.officeId });
    return revoked.ok ? { body: undefined } : attendanceProblem(revoked.error);
  });

/** Attendance for signed-in staff. */
export const attendanceRoutes = (services: AttendanceServices): BoundRoute[] => [
  list(services),
  record(services),
  createLink(services),
  revokeLinks(services),
];
