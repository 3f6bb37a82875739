import { type Batch, pageKey, singleKey } from '#functions/messaging/domain/batch.ts';
import type { Change } from '#functions/messaging/domain/change.ts';
import type { Intent, Order, Recipient } from '#functions/messaging/domain/intent.ts';
import type { Message } from '#functions/messaging/domain/message.ts';
import { accept, claim } from '#functions/messaging/domain/steps.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { reminderIntent } from './messaging.ts';

const CREATED = '2025-11-09T02:00:00.000Z' as Instant;

/** A batch of one that is open and waits for its time. */
export const aBatch = (intent: Intent = reminderIntent(), over: Partial<Batch> = {}): Batch => {
  const { recipient, to, own, ...order } = intent;
  return {
    key: singleKey(intent),
    order: order as Order,
    recipients: [{ recipient, to, ...(own === undefined ? {} : { own }) }],
    createdAt: CREATED,
    nextAt: intent.dueAt,
    ...over,
  };
};

export const manyRecipients = (count: number, from = 0): Recipient[] =>
  Array.from({ length: count }, (_, index) => ({
    recipient: `REG${from + index}`,
    to: `+62860${String(10_000_000 + from + index)}`,
  }));

/** A page of a fan-out. */
export const aPage = (
  recipients: readonly Recipient[],
  digest: string,
  intent: Intent = reminderIntent(),
): Batch => {
  const batch = aBatch(intent);
  return { ...batch, key: pageKey(batch.order, digest), recipients };
};

const TEXT = 'BP3MI Kalbar: Mengingatkan, Sosialisasi Migrasi Aman, Kamis 13-11-2025 pkl 09.00 WIB.';

/** Steps that a sender takes. */
export const claimed = (message: Message, now: Instant): Change =>
  claim(
    message,
    { attemptId: `attempt-${message.attempts + 1}`, text: TEXT, parts: 1, template: 'reminder-1' },
    now,
  );

export const accepted = (message: Message, now: Instant): Change =>
  accept(message, { providerId: 'sms-1' }, now);
