import * as z from 'zod';
import { cursor, words } from '#shared/http/fields.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { ledgerMessageSchema } from './ledger-message.ts';

export const subject = z.string().regex(/^(event|notice):[\w-]{1,64}$/);

/** May be short, even empty, and have a next one. */
export const ledgerPage = z.strictObject({
  messages: z.array(ledgerMessageSchema),
  cursor: z.string().optional(),
});

const access = ['organiser', 'head', 'duty_officer', 'national_desk'] as const;

export const listMessagesContract = {
  operation: 'listMessages',
  summary: 'Messages about one event or notice, with what became of each, what was due last first.',
  method: 'GET',
  path: '/api/v1/messages',
  access,
  query: z.strictObject({ subject, cursor: cursor.optional() }),
  output: { kind: 'json', status: 200, schema: ledgerPage },
} as const satisfies RouteContract;

export const resendMessageContract = {
  operation: 'resendMessage',
  summary:
    'Send one message again, marked "(ulang)", under the name of who asks and with a reason. It is held to the same guards and quiet hours as the first.',
  method: 'POST',
  path: '/api/v1/messages/resend',
  access,
  idempotent: true,
  body: {
    kind: 'json',
    schema: z.strictObject({ key: z.string().min(1).max(400), subject, reason: words(300) }),
  },
  output: { kind: 'json', status: 202, schema: ledgerMessageSchema },
  problems: ['message_not_found', 'not_final', 'not_resendable', 'too_late_to_resend', 'resend_pending'],
} as const satisfies RouteContract;
