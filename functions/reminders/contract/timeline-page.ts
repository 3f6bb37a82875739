import * as z from 'zod';
import { ZONES } from '#shared/kernel/time.ts';
import { entryStates } from '../domain/timeline.ts';

export const timelinePageSchema = z.strictObject({
  eventId: z.string(),
  officeId: z.string(),
  scheduleVersion: z.int(),
  status: z.enum(['published', 'cancelled']),
  localStart: z.string(),
  zone: z.enum(ZONES),
  entries: z.array(
    z.strictObject({
      scheduleVersion: z.int(),
      /** A duration before the start, or `change` for the notice of a move or cancellation. */
      rule: z.string(),
      dueAt: z.string(),
      shifted: z.literal(true).optional(),
      state: z.enum(entryStates),
      reason: z.string().optional(),
      count: z.int().optional(),
    }),
  ),
});

/** The plan of one event as people see it. */
export type TimelinePage = z.infer<typeof timelinePageSchema>;
