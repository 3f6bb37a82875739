import { problem } from '#shared/http/problem.ts';
import { route } from '#shared/http/route.ts';
import { csvText } from '#shared/text/csv-safe.ts';
import type { EventsServices } from '../../container.ts';
import {
  calendarContract,
  closeFeedContract,
  exportEventsContract,
  exportEventsCsvContract,
  openFeedContract,
  readFeedContract,
} from '../../contract/office-routes.ts';
import type { EventView } from '../../contract/views.ts';
import { eventCalendar } from '../event-calendar.ts';
import { eventSheet } from '../event-sheet.ts';
import { viewOf } from '../view.ts';

const MOST_EVENTS = 500;
const AT_ONCE = 50;

type Exported = { readonly events: readonly EventView[]; readonly cursor?: string };

const exported = async (
  services: EventsServices,
  officeId: string,
  cursor: string | undefined,
): Promise<Exported> => {
  const page = await services.listEvents({ officeId, cursor, limit: MOST_EVENTS });
  const events: EventView[] = [];
  for (let from = 0; from < page.events.length; from += AT_ONCE) {
    const some = page.events.slice(from, from + AT_ONCE);
    events.push(...(await Promise.all(some.map((event) => viewOf(event, services)))));
  }
  services.platform.logger.info('events exported', { count: events.length, officeId });
  return { events, ...(page.cursor === undefined ? {} : { cursor: page.cursor }) };
};

/** What an office takes along of its events as a whole. */
export const officeRoutes = (services: EventsServices) => [
  route(exportEventsContract, async ({ query, actor: { officeId } }) => {
    const { events, ...next } = await exported(services, officeId, query.cursor);
    const exportedAt = services.platform.clock.now();
    return { body: { officeId, exportedAt, events: [...events], ...next } };
  }),
  route(exportEventsCsvContract, async ({ query, actor }) => {
    const { events, cursor } = await exported(services, actor.officeId, query.cursor);
    return { body: csvText(eventSheet(events)), ...(cursor === undefined ? {} : { next: cursor }) };
  }),
  route(readFeedContract, async ({ actor }) => {
    const link = await services.feedOf(actor.officeId);
    return { body: { createdAt: link?.createdAt ?? null, createdBy: link?.createdBy ?? null } };
  }),
  route(openFeedContract, async ({ actor }) => ({
    body: { url: await services.openFeed(actor.officeId, actor.accountId) },
  })),
  route(closeFeedContract, async ({ actor }) => {
    await services.closeFeed(actor.officeId);
    return { body: undefined };
  }),
  route(calendarContract, async ({ params }) => {
    const feed = await services.readFeed(params.file);
    return feed.ok
      ? { body: eventCalendar(feed.value) }
      : problem(404, feed.error.kind, 'Tautan kalender ini tidak dikenal atau sudah dicabut.');
  }),
];
