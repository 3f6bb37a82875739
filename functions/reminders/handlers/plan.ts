import type { RemindersServices } from '../container.ts';
import { planInputSchema, type StepOutput, stepOutputSchema } from '../contract/steps.ts';

/** The Plan step of EventTimeline. Errors keep their names, which decide the workflow's Retry. */
export const remindersPlan =
  ({ planNext }: Pick<RemindersServices, 'planNext'>) =>
  async (input: unknown): Promise<StepOutput> => {
    const ids = planInputSchema.parse(input);
    return stepOutputSchema.parse({ ...ids, ...(await planNext(ids)) });
  };
