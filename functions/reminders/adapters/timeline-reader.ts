import type { Table } from '#shared/store/table.ts';
import type { TimelinePage } from '../contract/timeline-page.ts';
import type { Timeline } from '../domain/timeline.ts';
import { timelineOf, timelinePk } from './timeline-item.ts';

type PageEntry = TimelinePage['entries'][number];

const entriesOf = ({ snapshot, entries }: Timeline, isNewest: boolean): PageEntry[] =>
  entries.map((entry) => ({
    ...entry,
    scheduleVersion: snapshot.scheduleVersion,
    // A newer version stops what an older one had planned, even before the older execution has noticed.
    ...(entry.state === 'planned' && !isNewest ? { state: 'cleared', reason: 'superseded' } : {}),
  }));

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
    const timelines = page.items.map(timelineOf);
    const newest = timelines.at(-1);
    if (newest === undefined) return undefined;
    const { officeId, scheduleVersion, status, localStart, zone } = newest.snapshot;
    const entries = timelines.flatMap((timeline) => entriesOf(timeline, timeline === newest));
    return { eventId, officeId, scheduleVersion, status, localStart, zone, entries };
  },
});
