import * as z from 'zod';
import { ulid } from '#shared/http/fields.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { capacity, detailFields, reason, scheduleFields, venue } from './fields.ts';
import { flawCodes } from './routes.ts';
import { eventView } from './views.ts';

const change = {
  access: ['organiser', 'head'],
  params: z.strictObject({ eventId: ulid }),
  ifMatch: true,
  output: { kind: 'json', status: 200, schema: eventView },
} as const;

const standing = ['event_not_found', 'stale_version', 'event_cancelled', 'event_started'] as const;

const { programme, audience, scope, opener, contact } = detailFields;

export const editEventContract = {
  ...change,
  operation: 'editEvent',
  summary: 'Change details; null takes an optional one away',
  method: 'PATCH',
  path: '/api/v1/events/{eventId}',
  body: {
    kind: 'json',
    schema: z
      .strictObject({
        ...detailFields,
        programme: programme.nullable(),
        audience: audience.nullable(),
        scope: scope.nullable(),
        opener: opener.nullable(),
        contact: contact.nullable(),
      })
      .partial(),
  },
  problems: [...standing, ...flawCodes],
} as const satisfies RouteContract;

export const publishEventContract = {
  ...change,
  operation: 'publishEvent',
  summary: 'Open registration and plan the reminders',
  method: 'POST',
  path: '/api/v1/events/{eventId}/publication',
  problems: [
    'event_not_found',
    'stale_version',
    'already_published',
    'event_cancelled',
    'unknown_office',
    ...flawCodes,
  ],
} as const satisfies RouteContract;

export const rescheduleEventContract = {
  ...change,
  operation: 'rescheduleEvent',
  summary: 'Move in time or place; everybody registered or waiting gets one notice',
  method: 'PUT',
  path: '/api/v1/events/{eventId}/schedule',
  body: { kind: 'json', schema: z.strictObject({ ...scheduleFields, venue: venue.optional() }) },
  problems: [...standing, ...flawCodes],
} as const satisfies RouteContract;

export const changeCapacityContract = {
  ...change,
  operation: 'changeCapacity',
  summary: 'More or fewer seats; more go to those who wait, fewer send nobody away',
  method: 'PUT',
  path: '/api/v1/events/{eventId}/capacity',
  body: { kind: 'json', schema: z.strictObject({ capacity }) },
  problems: [...standing, 'without_registration'],
} as const satisfies RouteContract;

export const cancelEventContract = {
  ...change,
  operation: 'cancelEvent',
  summary: 'Call the event off; everybody registered or waiting gets one notice',
  method: 'POST',
  path: '/api/v1/events/{eventId}/cancellation',
  body: { kind: 'json', schema: z.strictObject({ reason }) },
  problems: standing,
} as const satisfies RouteContract;
