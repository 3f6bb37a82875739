import type { RemindersServices } from '../container.ts';

const isReattach = (event: unknown): boolean =>
  typeof event === 'object' && event !== null && 'reattach' in event && event.reattach === true;

/** Woken every minute, and once with `{reattach: true}` when the embedded run starts. */
export const remindersSweep =
  ({ sweepTimelines, platform }: Pick<RemindersServices, 'sweepTimelines' | 'platform'>) =>
  async (event?: unknown): Promise<void> => {
    const count = await sweepTimelines({ reattach: isReattach(event) });
    if (count === 0) return;
    platform.logger.warn('timelines started by the sweeper', { count });
    platform.metrics.count('RowsRedriven', count);
  };
