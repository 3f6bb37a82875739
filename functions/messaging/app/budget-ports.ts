import type { Budget } from '../domain/budget.ts';
import type { BudgetRecord } from '../domain/budget-change.ts';

/** The budget of each office and month (`yyyy-mm`). Throws StoreBusy or StoreAnswerLost. */
export type Budgets = {
  /** As it stands; the defaults for a month that nobody has used or set yet. */
  readonly load: (officeId: string, month: string) => Promise<BudgetRecord>;
  /**
   * Stores new limits and their reason together, whatever is reserved and spent meanwhile. False, and nothing written,
   * when somebody changed the limits since `before` was read.
   */
  readonly save: (before: Budget, after: BudgetRecord) => Promise<boolean>;
};
