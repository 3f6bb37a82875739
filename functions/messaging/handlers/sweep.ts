import type { MessagingServices } from '../container.ts';
import { countReplayed } from './receipts-metrics.ts';

const isReattach = (event: unknown): boolean =>
  typeof event === 'object' && event !== null && 'reattach' in event && event.reattach === true;

type Services = Pick<MessagingServices, 'sweepBatches' | 'replayReceipts' | 'platform'>;

/** Woken every minute, and once with `{reattach: true}` when the embedded run starts. */
export const messagingSweep =
  ({ sweepBatches, replayReceipts, platform }: Services) =>
  async (event?: unknown): Promise<void> => {
    const sweeping = sweepBatches({ reattach: isReattach(event) });
    // Receipts wait for no batch that cannot be swept.
    const [swept] = await Promise.allSettled([sweeping]);
    countReplayed(platform.metrics, await replayReceipts());
    if (swept.status === 'rejected') throw swept.reason;
    const count = swept.value;
    if (count === 0) return;
    platform.logger.warn('messages attended to by the sweeper', { count });
    platform.metrics.count('RowsRedriven', count);
  };
