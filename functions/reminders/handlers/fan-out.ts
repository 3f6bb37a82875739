import type { RemindersServices } from '../container.ts';
import { fanOutInputSchema, type StepOutput, stepOutputSchema } from '../contract/steps.ts';

/** Each further call costs two transitions of the workflow, and a call must end within its minute: thirty pages or so. */
const ROUNDS = 6;

/**
 * The FanOut step of EventTimeline: some pages of a rule that is due, and then what comes next. A transition is what a
 * workflow costs, so nobody asks Plan again.
 */
export const remindersFanOut =
  ({ fanOut, planNext }: Pick<RemindersServices, 'fanOut' | 'planNext'>) =>
  async (input: unknown): Promise<StepOutput> => {
    const { rule, ...ids } = fanOutInputSchema.parse(input);
    let more = true;
    for (let round = 0; more && round < ROUNDS; round += 1) ({ more } = await fanOut({ ...ids, rule }));
    const next = more ? { action: 'fan_out', rule } : await planNext(ids);
    return stepOutputSchema.parse({ ...ids, ...next });
  };
