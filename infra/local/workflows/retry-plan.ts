import type { Retrier } from './definition.ts';

const matches = (retrier: Retrier, errorName: string) =>
  retrier.ErrorEquals.some(
    (name) =>
      name === errorName ||
      name === 'States.ALL' ||
      (name === 'States.TaskFailed' && errorName !== 'States.Timeout'),
  );

/**
 * How many seconds a failed task waits before its next attempt, by the rules of the States Language; undefined when it will
 * not be tried again. Counts the attempts, so ask once per failure. Jitter is left out: virtual time is exact.
 */
export const retryPlan = (retriers: readonly Retrier[]) => {
  const attempts = retriers.map(() => 0);
  return (errorName: string): number | undefined => {
    const index = retriers.findIndex((retrier) => matches(retrier, errorName));
    const retrier = retriers[index];
    const made = attempts[index] ?? 0;
    if (retrier === undefined || made >= retrier.MaxAttempts) return undefined;
    attempts[index] = made + 1;
    const seconds = retrier.IntervalSeconds * retrier.BackoffRate ** made;
    return Math.min(seconds, retrier.MaxDelaySeconds ?? seconds);
  };
};
