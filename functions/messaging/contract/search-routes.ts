import * as z from 'zod';
import { cursor, words } from '#shared/http/fields.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { normalisePhone } from '#shared/text/phone.ts';
import { messageStates } from '../domain/message.ts';
import { messageKinds } from '../domain/message-params.ts';
import { officeId } from './budget-routes.ts';
import { ledgerPage, subject } from './routes.ts';

/** As people write it; becomes E.164. */
const phone = z
  .string()
  .max(40)
  .transform((text, context) => {
    const read = normalisePhone(text);
    if (read.ok) return read.value;
    context.addIssue({ code: 'custom', message: 'Bukan nomor telepon seluler Indonesia.' });
    return z.NEVER;
  });

/** Western Indonesian time. */
const day = z.iso.date();

const exactlyOne = (...given: readonly unknown[]): boolean =>
  given.filter((each) => each !== undefined).length === 1;

export const searchMessagesContract = {
  operation: 'searchMessages',
  summary:
    'Messages about one event or notice, to one phone, or due on one day of an office, with what became of each. A POST, so that no phone stands in an address. By phone only what was claimed or ended is found.',
  method: 'POST',
  path: '/api/v1/messages/search',
  access: ['organiser', 'head', 'duty_officer', 'national_desk'],
  body: {
    kind: 'json',
    schema: z
      .strictObject({
        subject: subject.optional(),
        phone: phone.optional(),
        day: day.optional(),
        /** Whose day: for the national desk. */
        officeId: officeId.optional(),
        kind: z.enum(messageKinds).optional(),
        state: z.enum(messageStates).optional(),
        cursor: cursor.optional(),
      })
      .refine((body) => exactlyOne(body.subject, body.phone, body.day), {
        error: 'Sebutkan tepat satu: subject, phone atau day.',
      }),
  },
  output: { kind: 'json', status: 200, schema: ledgerPage },
} as const satisfies RouteContract;

export const exportMessagesContract = {
  operation: 'exportMessages',
  summary:
    'The same as a table for a spreadsheet, by subject or day, up to 5,000 messages; the header `x-next-cursor` leads to the rest. Who asked and why is recorded. Phones are masked except for heads and the national desk.',
  method: 'GET',
  path: '/api/v1/messages/export',
  access: ['organiser', 'head', 'national_desk'],
  query: z
    .strictObject({
      subject: subject.optional(),
      day: day.optional(),
      officeId: officeId.optional(),
      reason: words(300),
      cursor: cursor.optional(),
    })
    .refine((query) => exactlyOne(query.subject, query.day), {
      error: 'Sebutkan tepat satu: subject atau day.',
    }),
  output: { kind: 'csv', status: 200, fileName: 'sapa-sms.csv' },
} as const satisfies RouteContract;
