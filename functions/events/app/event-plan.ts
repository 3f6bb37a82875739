import type { TimelinePage } from '#functions/reminders/contract.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock, Instant } from '#shared/kernel/time.ts';
import type { EventRecord } from '../domain/event.ts';
import type { Directory, EventStore } from './ports.ts';
import type { Own } from './read-events.ts';

type Deps = {
  readonly store: Pick<EventStore, 'find'>;
  readonly directory: Pick<Directory, 'senderName'>;
  readonly clock: Clock;
  /** Everything planned and sent; undefined for an event of which nobody is told. */
  readonly timeline: (eventId: string) => Promise<TimelinePage | undefined>;
  /** What publication at this moment would plan. */
  readonly planned: (event: EventRecord, now: Instant) => TimelinePage;
};

export type NoPlan = { readonly kind: 'timeline_not_found' };

/** What is sent when, before publication and after. */
export const makeEventPlan =
  ({ store, directory, clock, timeline, planned }: Deps) =>
  async ({ eventId, officeId }: Own): Promise<Result<TimelinePage, NoPlan>> => {
    const event = await store.find(eventId);
    if (event === undefined || event.officeId !== officeId) return err({ kind: 'timeline_not_found' });
    if (event.status === 'draft') {
      const senderName = (await directory.senderName(officeId)) ?? officeId;
      return ok(planned({ ...event, senderName }, clock.now()));
    }
    const page = await timeline(eventId);
    return page === undefined ? err({ kind: 'timeline_not_found' }) : ok(page);
  };
