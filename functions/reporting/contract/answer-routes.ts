import * as z from 'zod';
import { ulid } from '#shared/http/fields.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { printedDocuments } from '../app/ports.ts';
import { access, event } from './fields.ts';

/** Any text: an unreadable token gets the same page as an unknown one. */
const params = z.strictObject({ token: z.string().max(200) });

const limitByAddress = { scope: 'answer-link', most: 100, per: 'PT10M' } as const;

const count = z.int();

export const readFeedbackContract = {
  operation: 'readFeedback',
  summary: 'What those who came think of an event, without names; results from five answers on',
  method: 'GET',
  path: '/api/v1/events/{eventId}/feedback',
  access,
  params: event,
  output: {
    kind: 'json',
    status: 200,
    schema: z.strictObject({
      asked: count,
      answered: count,
      results: z
        .strictObject({
          useful: z.strictObject({ '1': count, '2': count, '3': count, '4': count, '5': count }),
          meanUseful: z.number(),
          clear: z.strictObject({ yes: count, partly: count, no: count }),
          suggestions: z.array(z.string()),
        })
        .nullable(),
    }),
  },
  problems: ['event_not_found'],
} as const satisfies RouteContract;

export const openAnswerContract = {
  operation: 'openAnswer',
  summary: 'The page behind the link of a message of the days after. Opening it changes nothing.',
  method: 'GET',
  path: '/u/{token}',
  access: 'public',
  params,
  limitByAddress,
  output: { kind: 'html', status: 200 },
  problems: ['link_not_found'],
} as const satisfies RouteContract;

export const giveAnswerContract = {
  operation: 'giveAnswer',
  summary: 'Answer the three questions (once), or whether the message was passed on',
  method: 'POST',
  path: '/u/{token}',
  access: 'public',
  params,
  body: {
    kind: 'form',
    schema: z.strictObject({
      manfaat: z.string().max(5).default(''),
      jelas: z.string().max(20).default(''),
      saran: z.string().trim().max(2_000).default(''),
      jawab: z.string().max(20).default(''),
      orang: z.string().trim().max(10).default(''),
    }),
  },
  limitByAddress,
  output: { kind: 'html', status: 200 },
  problems: ['link_not_found'],
} as const satisfies RouteContract;

export const createPrintLinkContract = {
  operation: 'createPrintLink',
  summary:
    'A link, good for 15 minutes, by which a browser without a token prints a document of an event. It is recorded who made it.',
  method: 'POST',
  path: '/api/v1/events/{eventId}/print-link',
  access,
  params: z.strictObject({ eventId: ulid }),
  body: { kind: 'json', schema: z.strictObject({ document: z.enum(printedDocuments) }) },
  output: { kind: 'json', status: 201, schema: z.strictObject({ url: z.string(), goodUntil: z.string() }) },
  problems: ['event_not_found'],
} as const satisfies RouteContract;

export const openPrintContract = {
  operation: 'openPrint',
  summary: 'A document for A4 paper',
  method: 'GET',
  path: '/cetak/{token}',
  access: 'public',
  params,
  limitByAddress,
  output: { kind: 'html', status: 200 },
  problems: ['link_not_found'],
} as const satisfies RouteContract;
