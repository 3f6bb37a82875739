import * as z from 'zod';
import { ulid } from '#shared/http/fields.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';

export const posterContract = {
  operation: 'eventPoster',
  summary: 'A printable A4 poster with the QR code of the public page',
  method: 'GET',
  path: '/api/v1/events/{eventId}/poster',
  access: ['organiser', 'head'],
  params: z.strictObject({ eventId: ulid }),
  output: { kind: 'html', status: 200 },
  problems: ['event_not_found'],
} as const satisfies RouteContract;
