import { httpFunction } from '#shared/http/http-function.ts';
import type { AttendanceServices } from '../attendance-services.ts';
import { attendanceRoutes } from './routes/attendance.ts';
import { attendanceDoorRoutes } from './routes/attendance-door.ts';

export const attendanceHttp = (services: AttendanceServices) =>
  httpFunction(services.platform, [...attendanceRoutes(services), ...attendanceDoorRoutes(services)]);
