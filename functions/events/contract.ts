/** What other contexts, infrastructure and tests may use of events: what an office plans, and what became of it. */
export { eventReads as eventsReader } from './adapters/event-reads.ts';
export {
  cancelEventContract,
  changeCapacityContract,
  editEventContract,
  holdEventContract,
  publishEventContract,
  reportDoneContract,
  rescheduleEventContract,
} from './contract/change-routes.ts';
export { eventsFunctions } from './contract/functions.ts';
export {
  calendarContract,
  closeFeedContract,
  exportEventsContract,
  exportEventsCsvContract,
  openFeedContract,
  readFeedContract,
} from './contract/office-routes.ts';
export {
  changeProgrammeContract,
  createProgrammeContract,
  getProgrammeContract,
  listProgrammesContract,
} from './contract/programme-routes.ts';
export {
  copyEventContract,
  createEventContract,
  getEventContract,
  listChangesContract,
  listEventsContract,
} from './contract/routes.ts';
export type { EventView } from './contract/views.ts';
export type { EventRecord } from './domain/event.ts';
