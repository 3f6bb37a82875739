import type { FunctionContract } from '#shared/aws/function-contract.ts';
import {
  doorListContract,
  doorScriptContract,
  markAtDoorContract,
  openDoorContract,
  uploadAtDoorContract,
} from './attendance-door-routes.ts';
import {
  createAttendanceLinkContract,
  listAttendanceContract,
  recordAttendanceContract,
  revokeAttendanceLinksContract,
} from './attendance-routes.ts';

/** A function of its own: the door must work when thousands register, and the other way round. */
export const attendanceFunction: FunctionContract = {
  name: 'registrations-attendance',
  entry: 'functions/registrations/handlers/attendance.handler.ts',
  trigger: {
    kind: 'http',
    routes: [
      listAttendanceContract,
      recordAttendanceContract,
      createAttendanceLinkContract,
      revokeAttendanceLinksContract,
      openDoorContract,
      markAtDoorContract,
      doorListContract,
      uploadAtDoorContract,
      doorScriptContract,
    ],
  },
  tables: { registrations: 'write', requests: 'write', offices: 'read' },
  errorImpact:
    'Nobody can be marked present at the door; phones that have the page open keep their marks until it is back.',
};
