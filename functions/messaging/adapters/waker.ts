import type { QueueName } from '#shared/aws/names.ts';
import type { Platform } from '#shared/aws/platform.ts';
import { millisOf } from '#shared/kernel/time.ts';
import type { Wake } from '../app/ports.ts';
import type { Lane } from '../domain/lane.ts';

/** A queue delays a message by at most this; what is due later is left to the sweeper. */
const LONGEST_DELAY_SECONDS = 900;

const QUEUES: Readonly<Record<Lane, QueueName>> = {
  urgent: 'messages-urgent',
  standard: 'messages-standard',
};

/** Asks the senders to look at slices, each by a queue message of its own that comes at its time. */
export const waker =
  ({ queues, clock }: Pick<Platform, 'queues' | 'clock'>): Wake =>
  async (lane, slices) => {
    const now = millisOf(clock.now());
    const messages = slices
      .map(({ batchKey, slice, refused, at }) => ({
        body: { batch: batchKey, slice, ...(refused === undefined ? {} : { refused }) },
        delaySeconds: (millisOf(at) - now) / 1000,
      }))
      .filter(({ delaySeconds }) => delaySeconds <= LONGEST_DELAY_SECONDS)
      .map(({ body, delaySeconds }) => (delaySeconds > 0 ? { body, delaySeconds } : { body }));
    if (messages.length === 0) return;
    try {
      await queues.send(QUEUES[lane], messages);
    } catch {
      // The batches are due in the table all the same.
    }
  };
