import type { Instant } from '#shared/kernel/time.ts';
import type { EventRecord } from '../domain/event.ts';

export type NotStanding = { readonly kind: 'event_cancelled' | 'event_started' | 'event_held' };

/** Why an event can no longer be changed, if so. A draft can be at any time: nobody has been told of it. */
export const notStanding = (event: EventRecord, now: Instant): NotStanding | undefined => {
  if (event.status === 'cancelled') return { kind: 'event_cancelled' };
  if (event.status === 'held' || event.status === 'reported') return { kind: 'event_held' };
  return event.status === 'published' && event.startsAt <= now ? { kind: 'event_started' } : undefined;
};
