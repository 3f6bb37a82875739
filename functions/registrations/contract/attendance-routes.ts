import * as z from 'zod';
import { pageLimit, ulid } from '#shared/http/fields.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { attendanceCountsView, attendeeView, markOutcomes, marks } from './attendance-fields.ts';

const access = ['organiser', 'head'] as const;
const params = z.strictObject({ eventId: ulid });

const page = {
  /** A part of the name, the end of the phone, or the code. */
  q: z.string().max(100).optional(),
  cursor: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .optional(),
};

export const listAttendanceContract = {
  operation: 'listAttendance',
  summary: 'Who is registered for an event and who is there, by name, with counts',
  method: 'GET',
  path: '/api/v1/events/{eventId}/attendance',
  access,
  params,
  query: z.strictObject({ ...page, limit: pageLimit(500).optional() }),
  output: {
    kind: 'json',
    status: 200,
    schema: z.strictObject({
      attendees: z.array(attendeeView),
      counts: attendanceCountsView,
      cursor: z.string().optional(),
    }),
  },
  problems: ['event_not_found'],
} as const satisfies RouteContract;

export const recordAttendanceContract = {
  operation: 'recordAttendance',
  summary:
    'What phones at the door have noted, up to 500 marks. Safe to repeat in any order; past an hour after the end it counts as late.',
  method: 'POST',
  path: '/api/v1/events/{eventId}/attendance',
  access,
  params,
  body: { kind: 'json', schema: marks },
  output: { kind: 'json', status: 200, schema: markOutcomes },
  problems: ['event_not_found', 'event_cancelled'],
} as const satisfies RouteContract;

export const createAttendanceLinkContract = {
  operation: 'createAttendanceLink',
  summary:
    'A link by which any phone keeps the list of this event without an account, until a day after the event. The phone sees names, villages, the last three digits of phones and codes.',
  method: 'POST',
  path: '/api/v1/events/{eventId}/attendance-link',
  access,
  params,
  output: {
    kind: 'json',
    status: 201,
    schema: z.strictObject({ url: z.string(), expiresAt: z.string() }),
  },
  problems: ['event_not_found'],
} as const satisfies RouteContract;

export const revokeAttendanceLinksContract = {
  operation: 'revokeAttendanceLinks',
  summary: 'End all links to the list of this event at once',
  method: 'DELETE',
  path: '/api/v1/events/{eventId}/attendance-link',
  access,
  params,
  output: { kind: 'empty', status: 204 },
  problems: ['event_not_found'],
} as const satisfies RouteContract;
