import * as z from 'zod';
import type { Platform } from '#shared/aws/platform.ts';
import { wholeBatch } from '#shared/aws/whole-batch.ts';
import { errorFields } from '#shared/observability/logger.ts';
import type { Slice } from '../app/ports.ts';
import { BATCH_SIZE, SLICE_SIZE } from '../domain/batch.ts';
import type { Lane } from '../domain/lane.ts';

const LAST_SLICE = Math.ceil(BATCH_SIZE / SLICE_SIZE) - 1;

const bodySchema = z.strictObject({
  batch: z.string().min(1),
  slice: z.int().min(0).max(LAST_SLICE),
  refused: z.int().nonnegative().exactOptional(),
});

/** What became of the messages of one invocation. */
type Report = Readonly<Record<'accepted' | 'rejected' | 'unknown' | 'suppressed', number>>;

type Services = {
  readonly sendSlices: (slices: readonly Slice[], lane: Lane) => Promise<Report>;
  readonly platform: Pick<Platform, 'metrics' | 'logger'>;
};

const sliceOf = (body: unknown): Slice => {
  const { batch, ...slice } = bodySchema.parse(body);
  return { batchKey: batch, ...slice };
};

/** Woken by the queue of one lane, with slices. Those that failed come back; what was done for them is not done again. */
export const messagingSend = ({ sendSlices, platform }: Services, lane: Lane) =>
  wholeBatch({
    parse: sliceOf,
    handle: async (slices) => {
      const report = await sendSlices(slices, lane);
      const { metrics } = platform;
      if (report.accepted > 0) metrics.count('SmsAccepted', report.accepted);
      if (report.rejected > 0) metrics.count('SmsRejected', report.rejected);
      if (report.unknown > 0) metrics.count('SmsUnknown', report.unknown);
      if (report.suppressed > 0) metrics.count('SmsSuppressed', report.suppressed);
    },
    failed: (why, count, error) =>
      platform.logger.error('queue messages come back', { reason: why, count, ...errorFields(error) }),
  });
