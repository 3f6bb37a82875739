/** What other contexts, infrastructure and tests may use of reminders: rules, plan and fan-out. */
export { timelineClear, timelineSet } from './adapters/timeline-item.ts';
export { plannedPage } from './adapters/timeline-page.ts';
export { timelineReader } from './adapters/timeline-reader.ts';
export { timelineStarter } from './adapters/timeline-starter.ts';
export { timelineInForce } from './adapters/timeline-store.ts';
export { remindersFunctions } from './contract/functions.ts';
export { previewMessageContract, sendMessageContract } from './contract/hand-routes.ts';
export { getTimelineContract } from './contract/routes.ts';
export type { TimelinePage } from './contract/timeline-page.ts';
export {
  isBeingTold,
  isUntold,
  type Timeline as TimelineInForce,
  type TimelineSnapshot,
} from './domain/timeline.ts';
