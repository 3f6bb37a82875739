import type { RemindersServices } from '../container.ts';

const isReattach = (event: unknown): boolean =>
  typeof event === 'object' && event !== null && 'reattach' in event && event.reattach === true;

type Needs = Pick<RemindersServices, 'sweepTimelines' | 'sweepSendings' | 'platform'>;

/** Woken every minute, and once with `{reattach: true}` when the embedded run starts. */
export const remindersSweep =
  ({ sweepTimelines, sweepSendings, platform }: Needs) =>
  async (event?: unknown): Promise<void> => {
    const reattach = isReattach(event);
    const report = (count: number, message: string): void => {
      if (count === 0) return;
      platform.logger.warn(message, { count });
      platform.metrics.count('RowsRedriven', count);
    };
    report(await sweepTimelines({ reattach }), 'timelines started by the sweeper');
    report(await sweepSendings({ reattach }), 'sendings by hand completed by the sweeper');
  };
