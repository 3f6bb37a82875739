import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { EventRecord } from '../domain/event.ts';
import type { EventPage, EventStore } from './ports.ts';

type Deps = { readonly store: EventStore };
export type NotFound = { readonly kind: 'event_not_found' };
export type Own = { readonly eventId: string; readonly officeId: string };
type Paging = { readonly cursor?: string | undefined; readonly limit?: number | undefined };

export const makeGetEvent =
  ({ store }: Deps) =>
  async ({ eventId, officeId }: Own): Promise<Result<EventRecord, NotFound>> => {
    const event = await store.find(eventId);
    return event?.officeId === officeId ? ok(event) : err({ kind: 'event_not_found' });
  };

/** The events of an office, latest start first. */
export const makeListEvents =
  ({ store }: Deps) =>
  ({ officeId, cursor, limit }: Paging & { readonly officeId: string }): Promise<EventPage> =>
    store.ofOffice(officeId, cursor, limit);

/** Who changed what in an own event, newest first. */
export const makeListChanges = ({ store }: Deps) => {
  const getEvent = makeGetEvent({ store });
  return async ({ cursor, ...own }: Own & Paging) => {
    const event = await getEvent(own);
    return event.ok ? ok(await store.changes(own.eventId, cursor)) : event;
  };
};
