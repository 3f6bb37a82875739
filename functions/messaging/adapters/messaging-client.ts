import type { Platform } from '#shared/aws/platform.ts';
import { type Instant, millisOf } from '#shared/kernel/time.ts';
import { type Intent, intentKey } from '../domain/intent.ts';
import { intentPut } from './intent-item.ts';

/** Keys in one queue message. */
const KEYS_PER_MESSAGE = 10;
/** SQS delays a message by at most this; what is due later is left to the sweeper. */
const LONGEST_DELAY_SECONDS = 900;

type Wake = { readonly key: string; readonly delaySeconds: number };

const messagesOf = (wakes: readonly Wake[]) => {
  const byDelay = Map.groupBy(wakes, (wake) => wake.delaySeconds);
  return [...byDelay].flatMap(([delaySeconds, group]) =>
    Array.from({ length: Math.ceil(group.length / KEYS_PER_MESSAGE) }, (_, page) => ({
      body: {
        keys: group.slice(page * KEYS_PER_MESSAGE, (page + 1) * KEYS_PER_MESSAGE).map(({ key }) => key),
      },
      ...(delaySeconds > 0 ? { delaySeconds } : {}),
    })),
  );
};

const secondsUntil = (at: Instant, now: Instant): number =>
  Math.max(0, Math.ceil((millisOf(at) - millisOf(now)) / 1000));

/** Asks the senders to look at messages at a time. Best effort and never throws: the sweeper finds what was missed. */
export const waker =
  ({ queues, clock }: Pick<Platform, 'queues' | 'clock'>) =>
  async (due: readonly { readonly key: string; readonly at: Instant }[]): Promise<void> => {
    const now = clock.now();
    const wakes = due
      .map(({ key, at }) => ({ key, delaySeconds: secondsUntil(at, now) }))
      .filter(({ delaySeconds }) => delaySeconds <= LONGEST_DELAY_SECONDS);
    if (wakes.length === 0) return;
    try {
      await queues.send('messages', messagesOf(wakes));
    } catch {
      // The rows are due in the table all the same.
    }
  };

/** What other contexts may do besides writing intents into their own transactions. */
export const messagingClient = (platform: Pick<Platform, 'table' | 'queues' | 'clock'>) => {
  const wakeAt = waker(platform);
  return {
    /**
     * Records each intent unless it is there already, then wakes the senders. Safe to repeat.
     * Throws StoreBusy or StoreAnswerLost; some may have been recorded.
     */
    record: async (intents: readonly Intent[]): Promise<void> => {
      const now = platform.clock.now();
      await platform.table.writeEach(intents.map((intent) => intentPut(intent, now)));
      await wakeAt(intents.map((intent) => ({ key: intentKey(intent), at: intent.dueAt })));
    },
    /** Wakes the senders for intents that were written in the caller's transaction and are due now. Never throws. */
    wake: (keys: readonly string[]): Promise<void> => {
      const at = platform.clock.now();
      return wakeAt(keys.map((key) => ({ key, at })));
    },
  };
};

export type MessagingClient = ReturnType<typeof messagingClient>;
