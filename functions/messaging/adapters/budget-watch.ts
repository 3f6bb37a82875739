import type { Platform } from '#shared/aws/platform.ts';

/** Told when a reservation brought an office's month to 80 % or to its end, or was refused. */
export type BudgetWatch = (what: 'warning' | 'stopped' | 'refused', officeId: string) => void;

export const budgetWatch =
  ({ metrics, logger }: Pick<Platform, 'metrics' | 'logger'>): BudgetWatch =>
  (what, officeId) => {
    metrics.count(what === 'refused' ? 'BudgetRefused' : 'BudgetWarning');
    logger.warn('an office is running out of SMS', { officeId, reason: what });
  };
