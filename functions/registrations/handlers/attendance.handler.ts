import { attendanceContainer } from '../attendance-services.ts';
import { attendanceHttp } from './attendance.ts';

export const handler = attendanceHttp(attendanceContainer());
