import type { MessagingServices } from '../container.ts';

const isReattach = (event: unknown): boolean =>
  typeof event === 'object' && event !== null && 'reattach' in event && event.reattach === true;

/** Woken every minute, and once with `{reattach: true}` when the embedded run starts. */
export const messagingSweep =
  ({ sweepMessages, platform }: Pick<MessagingServices, 'sweepMessages' | 'platform'>) =>
  async (event?: unknown): Promise<void> => {
    const count = await sweepMessages({ reattach: isReattach(event) });
    if (count === 0) return;
    platform.logger.warn('messages attended to by the sweeper', { count });
    platform.metrics.count('RowsRedriven', count);
  };
