import type { RemindersServices } from '../container.ts';
import { type FanOutOutput, fanOutInputSchema, fanOutOutputSchema } from '../contract/steps.ts';

/** Pages in one call: each further call costs two transitions of the workflow, and a call must end within its minute. */
const PAGES = 30;

/** The FanOut step of EventTimeline: some pages. */
export const remindersFanOut =
  ({ fanOut }: Pick<RemindersServices, 'fanOut'>) =>
  async (input: unknown): Promise<FanOutOutput> => {
    const task = fanOutInputSchema.parse(input);
    let more = true;
    for (let page = 0; more && page < PAGES; page += 1) ({ more } = await fanOut(task));
    return fanOutOutputSchema.parse({ ...task, more });
  };
