import * as z from 'zod';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { timelinePageSchema } from './timeline-page.ts';

export const getTimelineContract = {
  operation: 'getEventTimeline',
  summary:
    'What is planned, sent, cleared and expired for the event, by rule: reminders and notices of change. Of a draft, what publication now would plan.',
  method: 'GET',
  path: '/api/v1/events/{eventId}/timeline',
  access: ['organiser', 'head'],
  params: z.strictObject({ eventId: z.string().min(1).max(64) }),
  output: { kind: 'json', status: 200, schema: timelinePageSchema },
  problems: ['timeline_not_found'],
} as const satisfies RouteContract;
