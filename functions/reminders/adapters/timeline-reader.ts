import type { Table } from '#shared/store/table.ts';
import type { TimelinePage } from '../contract/timeline-page.ts';
import { timelineOf, timelinePk } from './timeline-item.ts';
import { pageOf } from './timeline-page.ts';

/** The timeline for pages. */
export const timelineReader = (table: Table) => ({
  /** Everything planned and sent for the event under all its schedule versions, oldest version first. */
  get: async (eventId: string): Promise<TimelinePage | undefined> => {
    const page = await table.query({
      table: 'reminders',
      partition: timelinePk(eventId),
      limit: 1000,
      consistent: true,
    });
    return pageOf(page.items.map(timelineOf));
  },
});
