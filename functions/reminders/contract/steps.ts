import * as z from 'zod';

/** What starts the EventTimeline workflow: ids only. */
export const planInputSchema = z.strictObject({
  eventId: z.string().min(1),
  scheduleVersion: z.int().positive(),
});

/** What a step answers, with the ids again: it is the state of the workflow until the next step. */
export const stepOutputSchema = z.discriminatedUnion('action', [
  planInputSchema.extend({ action: z.literal('wait'), until: z.iso.datetime(), rule: z.string().min(1) }),
  planInputSchema.extend({ action: z.literal('fan_out'), rule: z.string().min(1) }),
  planInputSchema.extend({
    action: z.literal('done'),
    reason: z.enum(['complete', 'superseded', 'not_found']),
  }),
]);
export type StepOutput = z.infer<typeof stepOutputSchema>;

export const fanOutInputSchema = planInputSchema.extend({ rule: z.string().min(1) });
