import type { Platform } from '#shared/aws/platform.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { budgetKey, budgetOf, monthOf } from './adapters/budget.ts';
import { ledgerStore } from './adapters/ledger.ts';
import { paceRow } from './adapters/pace-row.ts';
import { render } from './adapters/templates/catalogue.ts';
import { makePreviewOrder, type Preview } from './app/preview-order.ts';
import { type BudgetState, type BudgetView, budgetView, freeOf } from './domain/budget.ts';
import type { Order, Recipient } from './domain/intent.ts';
import type { Lane } from './domain/lane.ts';
import { paceRule, planSlots } from './domain/pace.ts';

export { previewPages } from './app/preview-pages.ts';
/** Why somebody is left out, in Indonesian words that follow a colon. */
export { why as leftOutWords } from './domain/words-why.ts';

type Needs = Pick<Platform, 'table' | 'clock' | 'settings'>;

/** What an order would do and cost. */
export type OrderPreview = Omit<Preview, 'heldFor'> & {
  /** The office's, of the order's month, before it. */
  readonly budget: BudgetView;
  /** What all but notices may still use afterwards; below 0 so many parts are missing. */
  readonly leftAfter: number;
  readonly stateAfter: BudgetState;
  readonly rupiah: number;
  /** `over_budget`: some of it at least waits until the office has more. */
  readonly heldFor?: 'quiet_hours' | 'switched_off' | 'over_budget';
};

/** When a lane has done what it was given; the row is only looked at. */
const laneFreeAt =
  ({ table, clock, settings }: Needs) =>
  async (lane: Lane): Promise<Instant> => {
    const now = clock.now();
    let free = now;
    await paceRow(table).change((pace) => {
      const { starts } = planSlots(pace, { lane, sizes: [0], now }, paceRule(settings.sms.perSecond));
      free = starts[0] ?? now;
      return pace;
    });
    return free > now ? free : now;
  };

/** Looks ahead of an order; nothing is written. Throws StoreBusy. */
export const orderPreviewer = (platform: Needs) => {
  const { table, clock, settings } = platform;
  const { allowList, perSecond, pricePerPart, monthlyParts, noticeFloor } = settings.sms;
  const previewOrder = makePreviewOrder({
    ledger: ledgerStore(table),
    render,
    clock,
    allowList,
    perSecond,
    laneFreeAt: laneFreeAt(platform),
  });
  return {
    preview: async (order: Order, recipients: readonly Recipient[]): Promise<OrderPreview> => {
      const { officeId, dueAt } = order;
      const month = monthOf(dueAt);
      const row = await table.get({ table: 'messages', key: budgetKey(officeId, month) });
      const budget = budgetOf(row, { officeId, month, limit: monthlyParts, floor: noticeFloor });
      const preview = await previewOrder(order, recipients);
      const { parts, reserve } = preview;
      const isShort = preview.messages > 0 && reserve > freeOf(budget);
      return {
        ...preview,
        budget: budgetView(budget),
        leftAfter: freeOf(budget) - parts,
        stateAfter: budgetView({ ...budget, reserved: budget.reserved + parts }).state,
        rupiah: parts * pricePerPart,
        ...(isShort && preview.heldFor === undefined ? { heldFor: 'over_budget' as const } : {}),
      };
    },
  };
};
