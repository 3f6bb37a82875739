import type { Instant } from '#shared/kernel/time.ts';
import type { Put } from '#shared/store/table.ts';
import { type Batch, singleKey } from '../domain/batch.ts';
import type { Intent, Order } from '../domain/intent.ts';
import { batchPut } from './batch-item.ts';

/** A batch of one. */
export const singleBatch = (intent: Intent, now: Instant): Batch => {
  const { recipient, to, own, ...order } = intent;
  return {
    key: singleKey(intent),
    // What is left of an intent is its order.
    order: order as Order,
    recipients: [{ recipient, to, ...(own === undefined ? {} : { own }) }],
    createdAt: now,
    nextAt: intent.dueAt,
  };
};

/**
 * Records the intent in its cause's own transaction: no cause without the SMS, no SMS without the cause. Refuses an intent
 * that is there already. Throws on parameters that no template takes: a bug.
 */
export const intentPut = (intent: Intent, now: Instant): Put => batchPut(singleBatch(intent, now));
