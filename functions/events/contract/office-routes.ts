import * as z from 'zod';
import { cursor } from '#shared/http/fields.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { eventView } from './views.ts';

const access = ['organiser', 'head'] as const;

export const exportEventsContract = {
  operation: 'exportEvents',
  summary: "All of the own office's events with their seats, latest start first, up to 500 at a time",
  method: 'GET',
  path: '/api/v1/exports/events',
  access,
  query: z.strictObject({ cursor: cursor.optional() }),
  output: {
    kind: 'json',
    status: 200,
    schema: z.strictObject({
      officeId: z.string(),
      exportedAt: z.string(),
      events: z.array(eventView),
      cursor: z.string().optional(),
    }),
  },
} as const satisfies RouteContract;

export const exportEventsCsvContract = {
  operation: 'exportEventsCsv',
  summary:
    'The same as a table for a spreadsheet, without phones; the header `x-next-cursor` leads to the rest',
  method: 'GET',
  path: '/api/v1/exports/events.csv',
  access,
  query: z.strictObject({ cursor: cursor.optional() }),
  output: { kind: 'csv', status: 200, fileName: 'sapa-acara.csv' },
} as const satisfies RouteContract;

const feed = z.strictObject({
  /** Who gave it out, and when; null while there is none. */
  createdAt: z.string().nullable(),
  createdBy: z.string().nullable(),
});

export const readFeedContract = {
  operation: 'readCalendarFeed',
  summary: 'Whether the own office has given out a link to its calendar; the link itself is shown only once',
  method: 'GET',
  path: '/api/v1/calendar-feed',
  access,
  output: { kind: 'json', status: 200, schema: feed },
} as const satisfies RouteContract;

export const openFeedContract = {
  operation: 'openCalendarFeed',
  summary: "A new secret link to the own office's calendar; an earlier one no longer works",
  method: 'POST',
  path: '/api/v1/calendar-feed',
  access,
  output: { kind: 'json', status: 201, schema: z.strictObject({ url: z.string() }) },
} as const satisfies RouteContract;

export const closeFeedContract = {
  operation: 'closeCalendarFeed',
  summary: 'Take the link back',
  method: 'DELETE',
  path: '/api/v1/calendar-feed',
  access,
  output: { kind: 'empty', status: 204 },
} as const satisfies RouteContract;

export const calendarContract = {
  operation: 'readCalendar',
  summary: "An office's published events for a calendar program; whoever has the link may read it",
  method: 'GET',
  path: '/kalender/{file}',
  access: 'public',
  params: z.strictObject({ file: z.string().max(200) }),
  limitByAddress: { scope: 'calendar', most: 120, per: 'PT10M' },
  output: { kind: 'calendar', status: 200, fileName: 'acara.ics' },
  problems: ['link_not_found'],
} as const satisfies RouteContract;
