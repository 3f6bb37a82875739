import * as z from 'zod';

/** What starts the EventTimeline workflow: ids only. */
export const planInputSchema = z.strictObject({
  eventId: z.string().min(1),
  scheduleVersion: z.int().positive(),
});

/** What Plan answers, with the ids again: it is the state of the workflow until the next step. */
export const planOutputSchema = z.discriminatedUnion('action', [
  planInputSchema.extend({ action: z.literal('wait'), until: z.iso.datetime() }),
  planInputSchema.extend({ action: z.literal('fan_out'), rule: z.string().min(1) }),
  planInputSchema.extend({
    action: z.literal('done'),
    reason: z.enum(['complete', 'superseded', 'not_found']),
  }),
]);
export type PlanOutput = z.infer<typeof planOutputSchema>;

export const fanOutInputSchema = planInputSchema.extend({ rule: z.string().min(1) });

/** `more` asks for another page; the cursor is in the table, never in the workflow. */
export const fanOutOutputSchema = fanOutInputSchema.extend({ more: z.boolean() });
export type FanOutOutput = z.infer<typeof fanOutOutputSchema>;
