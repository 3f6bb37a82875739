import type { RemindersServices } from '../container.ts';
import { type PlanOutput, planInputSchema, planOutputSchema } from '../contract/steps.ts';

/** The Plan step of EventTimeline. Errors keep their names, which decide the workflow's Retry. */
export const remindersPlan =
  ({ planNext }: Pick<RemindersServices, 'planNext'>) =>
  async (input: unknown): Promise<PlanOutput> => {
    const ids = planInputSchema.parse(input);
    return planOutputSchema.parse({ ...ids, ...(await planNext(ids)) });
  };
