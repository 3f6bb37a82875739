/** What other contexts, infrastructure and tests may use of reminders: rules, plan and fan-out. */
export { timelineSet } from './adapters/timeline-item.ts';
export { timelineReader } from './adapters/timeline-reader.ts';
export { timelineStarter } from './adapters/timeline-starter.ts';
export { remindersFunctions } from './contract/functions.ts';
export { previewMessageContract, sendMessageContract } from './contract/hand-routes.ts';
export { getTimelineContract } from './contract/routes.ts';
export type { TimelinePage } from './contract/timeline-page.ts';
export type { TimelineSnapshot } from './domain/timeline.ts';
