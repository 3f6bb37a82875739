import type { RemindersServices } from '../container.ts';
import { type FanOutOutput, fanOutInputSchema, fanOutOutputSchema } from '../contract/steps.ts';

/** The FanOut step of EventTimeline: one page. */
export const remindersFanOut =
  ({ fanOut }: Pick<RemindersServices, 'fanOut'>) =>
  async (input: unknown): Promise<FanOutOutput> => {
    const task = fanOutInputSchema.parse(input);
    return fanOutOutputSchema.parse({ ...task, ...(await fanOut(task)) });
  };
