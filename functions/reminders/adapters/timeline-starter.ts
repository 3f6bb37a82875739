import type { Platform } from '#shared/aws/platform.ts';
import { executionName } from '../domain/execution-name.ts';

/** Best effort and never throws: a timeline without an execution is found by the sweeper. */
export const timelineStarter = ({ workflows }: Pick<Platform, 'workflows'>) => ({
  start: async (eventId: string, scheduleVersion: number): Promise<void> => {
    try {
      await workflows.start('event-timeline', executionName(eventId, scheduleVersion), {
        eventId,
        scheduleVersion,
      });
    } catch {
      // The row is due in the table all the same.
    }
  },
});
