import * as z from 'zod';
import { cursor, pageLimit, ulid, words } from '#shared/http/fields.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';

const event = z.strictObject({ eventId: ulid });
const one = z.strictObject({ eventId: ulid, registrationId: ulid });

const status = z.enum(['seated', 'offered', 'waiting', 'cancelled']);

export const registrationView = z.strictObject({
  registrationId: ulid,
  eventId: ulid,
  name: z.string(),
  /** E.164, in full: only staff of the event's own office see it. */
  phone: z.string(),
  region: z.string().optional(),
  institution: z.string().optional(),
  role: z.string().optional(),
  status,
  ticket: z.int().optional(),
  /** How often a seat was offered. */
  asked: z.int().optional(),
  /** While offered: the first instant that is too late for an answer. */
  offeredUntil: z.string().optional(),
  /** What the participant says at the door. */
  code: z.string().optional(),
  consent: z.strictObject({ version: z.string(), at: z.string() }).optional(),
  quietSince: z.string().optional(),
  registeredAt: z.string(),
  promotedAt: z.string().optional(),
  cancelledAt: z.string().optional(),
  cancelReason: z.string().optional(),
});

export type RegistrationView = z.infer<typeof registrationView>;

export const registerContract = {
  operation: 'register',
  summary: 'Register a participant: a seat, or a place in the waiting line',
  method: 'POST',
  path: '/api/v1/events/{eventId}/registrations',
  access: ['organiser', 'head'],
  params: event,
  body: {
    kind: 'json',
    schema: z.strictObject({
      name: words(100),
      phone: words(40),
      region: z
        .string()
        .regex(/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/)
        .optional(),
      institution: words(150).optional(),
      role: words(100).optional(),
    }),
  },
  idempotent: true,
  output: {
    kind: 'json',
    status: 201,
    schema: z.strictObject({ registrationId: ulid, status, ticket: z.int().optional() }),
  },
  problems: [
    'event_not_found',
    'event_cancelled',
    'event_started',
    'registration_closed',
    'already_registered',
    'institution_required',
    'not_a_mobile_number',
    'mangled_by_spreadsheet',
    'too_busy',
  ],
} as const satisfies RouteContract;

export const listRegistrationsContract = {
  operation: 'listRegistrations',
  summary: 'The registrations of an event, page by page',
  method: 'GET',
  path: '/api/v1/events/{eventId}/registrations',
  access: ['organiser', 'head'],
  params: event,
  query: z.strictObject({ cursor: cursor.optional(), limit: pageLimit(200).optional() }),
  output: {
    kind: 'json',
    status: 200,
    schema: z.strictObject({
      registrations: z.array(registrationView),
      seats: z.strictObject({
        capacity: z.int(),
        seated: z.int(),
        waiting: z.int(),
        offered: z.int().optional(),
      }),
      cursor: z.string().optional(),
    }),
  },
  problems: ['event_not_found'],
} as const satisfies RouteContract;

export const getRegistrationContract = {
  operation: 'getRegistration',
  summary: 'One registration',
  method: 'GET',
  path: '/api/v1/events/{eventId}/registrations/{registrationId}',
  access: ['organiser', 'head'],
  params: one,
  output: { kind: 'json', status: 200, schema: registrationView },
  problems: ['event_not_found', 'registration_not_found'],
} as const satisfies RouteContract;

export const cancelRegistrationContract = {
  operation: 'cancelRegistration',
  summary: 'End a registration; the next in the waiting line moves up',
  method: 'POST',
  path: '/api/v1/events/{eventId}/registrations/{registrationId}/cancellation',
  access: ['organiser', 'head'],
  params: one,
  body: { kind: 'json', schema: z.strictObject({ reason: words(200) }) },
  idempotent: true,
  output: { kind: 'json', status: 200, schema: registrationView },
  problems: ['event_not_found', 'registration_not_found', 'too_busy'],
} as const satisfies RouteContract;
