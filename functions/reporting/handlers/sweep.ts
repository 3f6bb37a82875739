import type { ReportingServices } from '../container.ts';

/** Woken every minute. The event that wakes it says nothing that the table does not know better. */
export const reportingSweep =
  ({ sweepTasks, platform }: Pick<ReportingServices, 'sweepTasks' | 'platform'>) =>
  async (_event?: unknown): Promise<void> => {
    const count = await sweepTasks();
    if (count > 0) platform.logger.info('messages of the days after looked at', { count });
  };
