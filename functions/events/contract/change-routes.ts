import * as z from 'zod';
import { ulid, words } from '#shared/http/fields.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import {
  capacity,
  detailFields,
  localTime,
  reason,
  registrationWindow,
  scheduleFields,
  venue,
} from './fields.ts';
import { flawCodes } from './routes.ts';
import { eventView } from './views.ts';

const change = {
  access: ['organiser', 'head'],
  params: z.strictObject({ eventId: ulid }),
  ifMatch: true,
  output: { kind: 'json', status: 200, schema: eventView },
} as const;

const standing = [
  'event_not_found',
  'stale_version',
  'event_cancelled',
  'event_started',
  'event_held',
] as const;

const { programmeId, programme, audience, scope, scopeRegions, opener, contact, villageQuotas } =
  detailFields;

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
        programmeId: programmeId.nullable(),
        programme: programme.nullable(),
        audience: audience.nullable(),
        scope: scope.nullable(),
        scopeRegions: scopeRegions.nullable(),
        registrationWindow: registrationWindow.nullable(),
        villageQuotas: villageQuotas.nullable(),
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
    'event_held',
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
  body: {
    kind: 'json',
    schema: z.strictObject({
      ...scheduleFields,
      venue: venue.optional(),
      registrationWindow: registrationWindow.optional(),
    }),
  },
  problems: [...standing, ...flawCodes],
} as const satisfies RouteContract;

export const changeCapacityContract = {
  ...change,
  operation: 'changeCapacity',
  summary: 'More or fewer seats; more go to those who wait, fewer send nobody away',
  method: 'PUT',
  path: '/api/v1/events/{eventId}/capacity',
  body: { kind: 'json', schema: z.strictObject({ capacity }) },
  problems: [...standing, 'without_registration', 'quotas_above_capacity'],
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

export const holdEventContract = {
  ...change,
  operation: 'holdEvent',
  summary: 'Say that it took place, and what was different from the plan; said again, the last word counts',
  method: 'POST',
  path: '/api/v1/events/{eventId}/held',
  body: {
    kind: 'json',
    schema: z.strictObject({
      /** When it really began and ended, by the wall clock at the venue. */
      localStart: localTime.optional(),
      localEnd: localTime.optional(),
      note: words(500).optional(),
    }),
  },
  problems: [
    'event_not_found',
    'stale_version',
    'event_cancelled',
    'event_reported',
    'not_published',
    'not_started',
    'invalid_local_time',
    'in_the_future',
    'ends_before_start',
  ],
} as const satisfies RouteContract;

export const reportDoneContract = {
  ...change,
  operation: 'reportDone',
  summary: 'Say that the report is done; from then on the event stays as it is',
  method: 'POST',
  path: '/api/v1/events/{eventId}/report-done',
  problems: ['event_not_found', 'stale_version', 'event_cancelled', 'event_reported', 'not_held'],
} as const satisfies RouteContract;
