import * as z from 'zod';
import { cursor } from '#shared/http/fields.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { ledgerMessageSchema } from './ledger-message.ts';

export const listMessagesContract = {
  operation: 'listMessages',
  summary: 'Messages about one event or notice, with what became of each, newest first.',
  method: 'GET',
  path: '/api/v1/messages',
  access: ['organiser', 'head', 'duty_officer', 'national_desk'],
  query: z.strictObject({
    subject: z.string().regex(/^(event|notice):[\w-]{1,64}$/),
    cursor: cursor.optional(),
  }),
  output: {
    kind: 'json',
    status: 200,
    schema: z.strictObject({ messages: z.array(ledgerMessageSchema), cursor: z.string().optional() }),
  },
} as const satisfies RouteContract;
