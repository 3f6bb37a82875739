import * as z from 'zod';
import { partialBatch } from '#shared/aws/partial-batch.ts';
import type { MessagingServices } from '../container.ts';

const bodySchema = z.strictObject({ keys: z.array(z.string().min(1)).min(1).max(10) });

/** Woken by the queue with the keys of intents. A failed record comes back; what it did before is not done again. */
export const messagingSend = ({ sendBatch, platform }: Pick<MessagingServices, 'sendBatch' | 'platform'>) =>
  partialBatch(async (body) => {
    const report = await sendBatch(bodySchema.parse(body).keys);
    const { metrics } = platform;
    if (report.accepted > 0) metrics.count('SmsAccepted', report.accepted);
    if (report.rejected > 0) metrics.count('SmsRejected', report.rejected);
    if (report.unknown > 0) metrics.count('SmsUnknown', report.unknown);
  });
