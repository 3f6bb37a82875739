/** What other contexts, infrastructure and tests may use of registrations: who has a seat at an event, and who waits. */
export { type ActiveRegistration, registrationsReader } from './adapters/reader.ts';
export { eventGate } from './adapters/seat-messages.ts';
export { seatsChange, seatsOpen } from './adapters/seats-writes.ts';
export { registrationsFunctions } from './contract/functions.ts';
export {
  cancelRegistrationContract,
  getRegistrationContract,
  listRegistrationsContract,
  registerContract,
} from './contract/routes.ts';
export type { SeatsSnapshot } from './domain/seats.ts';
export { seatFiller } from './seat-filler.ts';
