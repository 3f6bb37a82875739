import { createHash } from 'node:crypto';
import type { Platform } from '#shared/aws/platform.ts';
import { type Instant, instantFromMillis, millisOf } from '#shared/kernel/time.ts';
import {
  BATCH_SIZE,
  type Batch,
  estimateParts,
  pageKey,
  singleKey,
  sliceCount,
  sliceMillis,
  sliceOf,
} from '../domain/batch.ts';
import type { Intent, Order, Recipient } from '../domain/intent.ts';
import { type Lane, laneOf } from '../domain/lane.ts';
import { messageKinds } from '../domain/message-params.ts';
import { batchStore } from './batch-store.ts';
import { budgetWatch } from './budget-watch.ts';
import { pacer } from './pacer.ts';
import { singleBatch } from './single-batch.ts';
import { render } from './templates/catalogue.ts';
import { waker } from './waker.ts';

const digestOf = (recipients: readonly Recipient[]): string =>
  createHash('sha256')
    .update(recipients.map(({ recipient, to }) => `${recipient} ${to}`).join('\n'))
    .digest('base64url')
    .slice(0, 16);

/** Further ahead no queue can hold a wake-up; the sweeper sends it when it has come nearer than that. */
const SWEPT_AHEAD_MS = 10 * 60_000;

/** When a batch that has its places in the queue needs somebody's attention. */
const attentionAt = (slots: readonly Instant[], now: Instant): Instant => {
  const first = millisOf(slots[0] ?? now);
  const last = millisOf(slots.at(-1) ?? now);
  const isFar = first - millisOf(now) > SWEPT_AHEAD_MS;
  return instantFromMillis(isFar ? first - SWEPT_AHEAD_MS : last);
};

const partsOf = (intent: Intent): number => render(intent, {}).parts;

const laneOfKey = (batchKey: string): Lane => {
  const named = batchKey.split('|')[2];
  const kind = messageKinds.find((each) => each === named);
  if (kind === undefined) throw new Error('a batch key without a kind');
  return laneOf(kind);
};

type Needs = Pick<Platform, 'table' | 'queues' | 'clock' | 'settings' | 'metrics' | 'logger'>;

/** What other contexts may do besides writing intents into their own transactions. */
export const messagingClient = (platform: Needs) => {
  const { table, clock, settings } = platform;
  const { sms } = settings;
  const store = batchStore(table, { limit: sms.monthlyParts, floor: sms.noticeFloor }, budgetWatch(platform));
  const wake = waker(platform);
  const slots = pacer(platform);

  const recordPage = async (order: Order, recipients: readonly Recipient[]): Promise<void> => {
    const now = clock.now();
    const lane = laneOf(order.kind);
    const key = pageKey(order, digestOf(recipients));
    const batch: Batch = { key, order, recipients, createdAt: now };
    const sizes = Array.from({ length: sliceCount(batch) }, (_, slice) => sliceOf(batch, slice).length);
    const prepared = store.prepare(batch);
    const plan = order.dueAt > now ? sizes.map(() => order.dueAt) : slots.plan(lane, sizes);
    const [planned] = await Promise.all([plan, prepared]);
    const slotAt = planned[0];
    const isLater = slotAt !== undefined && millisOf(slotAt) - millisOf(now) > sliceMillis(sms.perSecond);
    const placed = { ...batch, nextAt: attentionAt(planned, now), ...(isLater ? { slotAt } : {}) };
    await store.record(placed, estimateParts(batch, partsOf), prepared);
    await wake(
      lane,
      planned.map((at, slice) => ({ batchKey: key, slice, at })),
    );
  };

  return {
    /**
     * Records one text for many, a hundred to a batch, and wakes the senders each at its turn. Safe to repeat with the same
     * recipients: nobody gets it twice. Throws StoreBusy or StoreAnswerLost; some may have been recorded.
     */
    record: async (order: Order, recipients: readonly Recipient[]): Promise<void> => {
      for (let from = 0; from < recipients.length; from += BATCH_SIZE)
        await recordPage(order, recipients.slice(from, from + BATCH_SIZE));
    },
    /** Records each intent unless it is there already, then wakes the senders. Throws as `record` does. */
    recordEach: async (intents: readonly Intent[]): Promise<void> => {
      const now = clock.now();
      for (const intent of intents) {
        const batch = singleBatch(intent, now);
        await store.record(batch, estimateParts(batch, partsOf));
        await wake(laneOf(intent.kind), [{ batchKey: batch.key, slice: 0, at: intent.dueAt }]);
      }
    },
    /** Wakes the senders for batches of one that were written in the caller's transaction and are due now. Never throws. */
    wake: async (keys: readonly string[]): Promise<void> => {
      const at = clock.now();
      for (const [lane, group] of Map.groupBy(keys, laneOfKey))
        await wake(
          lane,
          group.map((batchKey) => ({ batchKey, slice: 0, at })),
        );
    },
  };
};

export type MessagingClient = ReturnType<typeof messagingClient>;

/** What `wake` takes for an intent. */
export const wakeKey = (intent: Intent): string => singleKey(intent);
