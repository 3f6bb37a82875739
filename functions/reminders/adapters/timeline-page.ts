import type { Instant } from '#shared/kernel/time.ts';
import type { TimelinePage } from '../contract/timeline-page.ts';
import { entryWords } from '../domain/entry-words.ts';
import { planEntries } from '../domain/plan.ts';
import type { Entry, Timeline, TimelineSnapshot } from '../domain/timeline.ts';

type PageEntry = TimelinePage['entries'][number];

const pageEntry = (entry: Entry, snapshot: TimelineSnapshot): PageEntry => ({
  ...entry,
  scheduleVersion: snapshot.scheduleVersion,
  words: entryWords(entry, snapshot),
});

// A newer version stops what an older one had planned, even before the older execution has noticed.
const standing = (entry: Entry, isNewest: boolean): Entry =>
  entry.state === 'planned' && !isNewest ? { ...entry, state: 'cleared', reason: 'superseded' } : entry;

const about = ({ eventId, officeId, scheduleVersion, localStart, zone }: TimelineSnapshot) => ({
  ...{ eventId, officeId, scheduleVersion, localStart, zone },
});

/** Everything planned and sent under all schedule versions, given oldest first; undefined when there is none. */
export const pageOf = (timelines: readonly Timeline[]): TimelinePage | undefined => {
  const newest = timelines.at(-1);
  if (newest === undefined) return undefined;
  const entries = timelines.flatMap((timeline) =>
    timeline.entries.map((entry) => pageEntry(standing(entry, timeline === newest), timeline.snapshot)),
  );
  return { ...about(newest.snapshot), status: newest.snapshot.status, entries };
};

/** What would be planned if the event were published now as it is: by the very rules that plan it then. */
export const plannedPage = (snapshot: TimelineSnapshot, now: Instant): TimelinePage => ({
  ...about(snapshot),
  status: 'draft',
  entries: planEntries(snapshot, now).map((entry) => pageEntry(entry, snapshot)),
});
