/** What other contexts, infrastructure and tests may use of events: what an office plans, and what became of it. */
export {
  cancelEventContract,
  changeCapacityContract,
  editEventContract,
  publishEventContract,
  rescheduleEventContract,
} from './contract/change-routes.ts';
export { eventsFunctions } from './contract/functions.ts';
export {
  createEventContract,
  getEventContract,
  listChangesContract,
  listEventsContract,
} from './contract/routes.ts';
export type { EventView } from './contract/views.ts';
