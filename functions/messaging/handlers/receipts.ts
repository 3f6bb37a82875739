import * as z from 'zod';
import type { Platform } from '#shared/aws/platform.ts';
import type { Receipt, ReceiptReport } from '../domain/receipt.ts';
import { countReceived } from './receipts-metrics.ts';

export type ReceiptsServices = {
  readonly platform: Pick<Platform, 'logger' | 'metrics'>;
  readonly applyReceipts: (receipts: readonly Receipt[]) => Promise<ReceiptReport>;
};

type LogServices = ReceiptsServices & {
  /** Unpacks `awslogs.data`; never throws. */
  readonly readDeliveryLog: (data: string) => {
    readonly receipts: readonly Receipt[];
    readonly malformed: readonly string[];
  };
};

const subscriptionEvent = z.object({ awslogs: z.object({ data: z.string() }) });

/**
 * Woken by CloudWatch Logs with SNS's delivery log. What cannot be read is counted and named by its id; when the store is
 * out of reach it throws, and the whole event comes again.
 */
export const messagingReceipts =
  ({ platform, applyReceipts, readDeliveryLog }: LogServices) =>
  async (event: unknown): Promise<ReceiptReport> => {
    const { receipts, malformed } = readDeliveryLog(subscriptionEvent.parse(event).awslogs.data);
    for (const receiptId of malformed) platform.logger.warn('a receipt could not be read', { receiptId });
    const report = { ...(await applyReceipts(receipts)), malformed: malformed.length };
    countReceived(platform.metrics, report);
    return report;
  };
