import * as z from 'zod';
import { ulid } from '#shared/http/fields.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';

export const importInvitationsContract = {
  operation: 'importInvitations',
  summary: 'Register the people of an invitation list (CSV); rows with mistakes are told, known people stay',
  method: 'POST',
  path: '/api/v1/events/{eventId}/invitations',
  access: ['organiser', 'head'],
  params: z.strictObject({ eventId: ulid }),
  body: { kind: 'text', contentType: 'text/csv', maxBytes: 256 * 1024 },
  idempotent: true,
  output: {
    kind: 'json',
    status: 200,
    schema: z.strictObject({
      seated: z.int(),
      waiting: z.int(),
      known: z.int(),
      /** Rows as a spreadsheet numbers them, the headings being the first. */
      errors: z.array(
        z.strictObject({ row: z.int(), column: z.string(), code: z.string(), message: z.string() }),
      ),
    }),
  },
  problems: [
    'event_not_found',
    'headings_missing',
    'too_many_rows',
    'event_cancelled',
    'event_started',
    'registration_closed',
    'too_busy',
  ],
} as const satisfies RouteContract;
