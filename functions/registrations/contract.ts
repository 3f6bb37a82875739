/** What other contexts, infrastructure and tests may use of registrations: who has a seat at an event, and who waits. */
export { attendanceReader } from './adapters/attendance-reader.ts';
export { type ActiveRegistration, type RegistrationsReader, registrationsReader } from './adapters/reader.ts';
export { eventGate } from './adapters/seat-messages.ts';
export { seatsChange, seatsCode, seatsOpen } from './adapters/seats-writes.ts';
export {
  doorListContract,
  doorScriptContract,
  markAtDoorContract,
  openDoorContract,
  uploadAtDoorContract,
} from './contract/attendance-door-routes.ts';
export {
  createAttendanceLinkContract,
  listAttendanceContract,
  recordAttendanceContract,
  revokeAttendanceLinksContract,
} from './contract/attendance-routes.ts';
export { registrationsFunctions } from './contract/functions.ts';
export { importInvitationsContract } from './contract/invitation-route.ts';
export { posterContract } from './contract/poster-route.ts';
export {
  actOnRegistrationLinkContract,
  eventCalendarContract,
  openEventPageContract,
  openGroupPageContract,
  openRegistrationLinkContract,
  submitGroupContract,
  submitRegistrationContract,
} from './contract/public-routes.ts';
export {
  cancelRegistrationContract,
  getRegistrationContract,
  listRegistrationsContract,
  registerContract,
} from './contract/routes.ts';
export type { Attendee } from './domain/attendance.ts';
export type { SeatsSnapshot } from './domain/seats.ts';
export { seatFiller } from './seat-filler.ts';
