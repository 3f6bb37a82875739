import * as z from 'zod';
import { ZONES } from '#shared/kernel/time.ts';
import { entryStates } from '../domain/timeline.ts';

export const timelinePageSchema = z.strictObject({
  eventId: z.string(),
  officeId: z.string(),
  scheduleVersion: z.int(),
  /** `draft`: nothing of it is decided; this is what publication at this moment would plan. */
  status: z.enum(['draft', 'published', 'cancelled']),
  localStart: z.string(),
  zone: z.enum(ZONES),
  entries: z.array(
    z.strictObject({
      scheduleVersion: z.int(),
      /** A duration before the start, or `change` for the notice of a move or cancellation. */
      rule: z.string(),
      dueAt: z.string(),
      /** Out of quiet hours. */
      shifted: z.literal(true).optional(),
      /** The rule's own time, where that is another. */
      wantedAt: z.string().optional(),
      state: z.enum(entryStates),
      reason: z.string().optional(),
      count: z.int().optional(),
      /** All of it in Indonesian. */
      words: z.string(),
    }),
  ),
});

/** The plan of one event as people see it. */
export type TimelinePage = z.infer<typeof timelinePageSchema>;
