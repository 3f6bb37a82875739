import { createHash } from 'node:crypto';
import { type BoundRoute, route } from '#shared/http/route.ts';
import { millisOf } from '#shared/kernel/time.ts';
import type { AttendanceServices } from '../../attendance-services.ts';
import {
  doorListContract,
  doorScriptContract,
  openDoorContract,
  uploadAtDoorContract,
} from '../../contract/attendance-door-routes.ts';
import { markOf } from '../attendance-marks.ts';
import { attendancePage } from '../attendance-page.ts';
import { attendanceProblem } from '../attendance-problems.ts';
import { attendanceScript } from '../attendance-script.ts';
import { doorPersonOf, outcomesOf } from '../attendance-view.ts';
import { markAtDoorRoute } from './attendance-press.ts';

const openDoorRoute = ({ openDoor, readAttendance, platform }: AttendanceServices) =>
  route(openDoorContract, async ({ params, query }) => {
    const door = await openDoor(params.token);
    if (!door.ok) return attendanceProblem(door.error);
    const list = await readAttendance({ ...door.value, query: query.q });
    if (!list.ok) return attendanceProblem(list.error);
    const form = createHash('sha256').update(platform.ids.token()).digest('hex').slice(0, 32);
    const { q = '', dari: from = 0, pesan: message } = query;
    const leftMs = millisOf(door.value.expiresAt) - millisOf(platform.clock.now());
    return { body: attendancePage({ list: list.value, leftMs, form, query: q, from, message }) };
  });

const doorListRoute = ({ openDoor, readAttendance }: AttendanceServices) =>
  route(doorListContract, async ({ params }) => {
    const door = await openDoor(params.token);
    if (!door.ok) return attendanceProblem(door.error);
    const list = await readAttendance(door.value);
    return list.ok
      ? { body: { people: list.value.attendees.map(doorPersonOf) } }
      : attendanceProblem(list.error);
  });

const uploadRoute = ({ openDoor, recordAttendance }: AttendanceServices) =>
  route(uploadAtDoorContract, async ({ params, body }) => {
    const door = await openDoor(params.token);
    if (!door.ok) return attendanceProblem(door.error);
    const recorded = await recordAttendance({ ...door.value, by: 'link', marks: body.marks.map(markOf) });
    return recorded.ok ? { body: outcomesOf(recorded.value) } : attendanceProblem(recorded.error);
  });

const scriptRoute = () => route(doorScriptContract, async () => ({ body: attendanceScript }));

/** Attendance for whoever holds the link of an event. */
export const attendanceDoorRoutes = (services: AttendanceServices): BoundRoute[] => [
  openDoorRoute(services),
  markAtDoorRoute(services),
  doorListRoute(services),
  uploadRoute(services),
  scriptRoute(),
];
