import * as z from 'zod';
import { cursor, pageLimit, ulid } from '#shared/http/fields.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { capacity, detailFields, scheduleFields, venue } from './fields.ts';
import { changeView, eventView } from './views.ts';

const access = ['organiser', 'head'] as const;
const one = z.strictObject({ eventId: ulid });

export const flawCodes = [
  'unknown_region',
  'invalid_local_time',
  'starts_in_past',
  'ends_before_start',
  'too_long',
  'rule_unreadable',
  'rule_too_early',
  'rules_repeat',
  'unsafe_words',
  'registration_without_capacity',
  'registration_opens_after_start',
  'registration_closes_after_start',
  'registration_closes_before_opening',
  'one_host_signs',
  'one_host_pays',
  'quotas_above_capacity',
  'quota_repeats',
  'phone_unreadable',
  'unknown_programme',
  'region_without_office',
] as const;

const { programmeId, programme, audience, scope, scopeRegions, opener, contact } = detailFields;
const { speakers, reminderRules, quietHours, registrationWindow, villageQuotas } = detailFields;

export const createEventContract = {
  operation: 'createEvent',
  summary: 'Draft an event',
  method: 'POST',
  path: '/api/v1/events',
  access,
  body: {
    kind: 'json',
    schema: z.strictObject({
      ...detailFields,
      ...scheduleFields,
      venue,
      programmeId: programmeId.optional(),
      programme: programme.optional(),
      audience: audience.optional(),
      scope: scope.optional(),
      scopeRegions: scopeRegions.optional(),
      registrationWindow: registrationWindow.optional(),
      villageQuotas: villageQuotas.optional(),
      opener: opener.optional(),
      contact: contact.optional(),
      speakers: speakers.default([]),
      reminderRules: reminderRules.default(['P3D', 'P1D']),
      quietHours: quietHours.default({ from: '20:00', to: '07:00' }),
      /** Null: nobody registers. */
      capacity: capacity.nullable(),
      seatsPer: z.enum(['person', 'institution']).default('person'),
    }),
  },
  idempotent: true,
  output: { kind: 'json', status: 201, schema: eventView },
  problems: flawCodes,
} as const satisfies RouteContract;

export const copyEventContract = {
  operation: 'copyEvent',
  summary: 'Draft an event from an earlier one: everything but times, code and what became of it',
  method: 'POST',
  path: '/api/v1/events/{eventId}/copy',
  access,
  params: one,
  body: { kind: 'json', schema: z.strictObject(scheduleFields) },
  idempotent: true,
  output: { kind: 'json', status: 201, schema: eventView },
  problems: ['event_not_found', ...flawCodes],
} as const satisfies RouteContract;

export const listEventsContract = {
  operation: 'listEvents',
  summary: "The own office's events, latest start first",
  method: 'GET',
  path: '/api/v1/events',
  access,
  query: z.strictObject({ cursor: cursor.optional(), limit: pageLimit(50).optional() }),
  output: {
    kind: 'json',
    status: 200,
    schema: z.strictObject({ events: z.array(eventView), cursor: z.string().optional() }),
  },
} as const satisfies RouteContract;

export const getEventContract = {
  operation: 'getEvent',
  summary: 'One event',
  method: 'GET',
  path: '/api/v1/events/{eventId}',
  access,
  params: one,
  output: { kind: 'json', status: 200, schema: eventView },
  problems: ['event_not_found'],
} as const satisfies RouteContract;

export const listChangesContract = {
  operation: 'listEventChanges',
  summary: 'Who changed what, newest first',
  method: 'GET',
  path: '/api/v1/events/{eventId}/changes',
  access,
  params: one,
  query: z.strictObject({ cursor: cursor.optional() }),
  output: {
    kind: 'json',
    status: 200,
    schema: z.strictObject({ changes: z.array(changeView), cursor: z.string().optional() }),
  },
  problems: ['event_not_found'],
} as const satisfies RouteContract;
