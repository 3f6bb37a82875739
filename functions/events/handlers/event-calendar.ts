import { formatDateTime } from '#shared/text/dates.ts';
import { type CalendarEvent, calendarText } from '#shared/text/icalendar.ts';
import type { CalendarFeed } from '../app/calendar-feed.ts';
import type { EventRecord } from '../domain/event.ts';
import { regionName } from './view.ts';

const description = (event: EventRecord): string =>
  [
    event.title,
    formatDateTime(event.localStart, event.zone, 'page'),
    ...(event.audience === undefined ? [] : [`Sasaran: ${event.audience}`]),
    `Penyelenggara: ${event.hosts.map(({ institution }) => institution).join('; ')}`,
    ...(event.contact === undefined ? [] : [`Narahubung: ${event.contact.name}, ${event.contact.phone}`]),
    ...(event.cancelReason === undefined ? [] : [`Dibatalkan: ${event.cancelReason}`]),
  ].join('\n');

const place = ({ venue }: EventRecord): string =>
  [venue.name, ...(venue.address === undefined ? [] : [venue.address]), regionName(venue.regionCode)].join(
    ', ',
  );

const dateOf = (event: EventRecord): CalendarEvent => ({
  uid: `${event.eventId}@sapa`,
  sequence: event.version,
  changedAt: event.changedAt ?? event.createdAt,
  start: event.startsAt,
  end: event.endsAt,
  summary: event.shortName,
  location: place(event),
  description: description(event),
  status: event.status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED',
});

/** An office's events for a calendar program. */
export const eventCalendar = ({ office, events }: CalendarFeed): string =>
  calendarText({ name: `Acara ${office}`, events: events.map(dateOf) });
