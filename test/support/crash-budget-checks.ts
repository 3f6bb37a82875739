import { type Check, minutesBetween, unless } from './crash-check.ts';
import type { BudgetFacts } from './crash-facts.ts';

/** What the provider may have taken is paid for. */
const PAID = ['accepted', 'delivered', 'unknown'];

/** The sweeper closes a batch that nobody closed so soon after its last message. */
const CLOSED_AFTER_MINUTES = 10;

const isOver = ({ messages }: BudgetFacts, now: string): boolean =>
  messages.every(
    ({ nextAt, history }) =>
      nextAt === undefined && minutesBetween(history.at(-1)?.at ?? now, now) > CLOSED_AFTER_MINUTES,
  );

/** Once all is over, nothing is set aside any more, and what is booked is what was sent: no part twice, none forgotten. */
export const budgetsAddUp: Check = ({ budgets, now }) =>
  budgets
    .filter((facts) => isOver(facts, now))
    .flatMap(({ budget: { officeId, month, reserved, spent }, messages }) => {
      const paid = messages.filter(({ state }) => PAID.includes(state));
      const parts = paid.reduce((sum, message) => sum + (message.parts ?? 0), 0);
      return [
        ...unless(reserved === 0, `still reserved: ${reserved} parts of ${officeId} in ${month}`),
        ...unless(spent === parts, `booked ${spent} parts instead of ${parts}: ${officeId} in ${month}`),
      ];
    });
