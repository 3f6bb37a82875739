import { ledgerStore } from '#functions/messaging/adapters/ledger.ts';
import { singleBatch } from '#functions/messaging/adapters/single-batch.ts';
import { type MessagingServices, messagingServices } from '#functions/messaging/container.ts';
import {
  type Intent,
  messagingClient,
  type Order,
  type Recipient,
  wakeKey,
} from '#functions/messaging/contract.ts';
import { unstored } from '#functions/messaging/domain/batch.ts';
import { laneOf } from '#functions/messaging/domain/lane.ts';
import type { Message } from '#functions/messaging/domain/message.ts';
import type { Platform, SendingPlatform, SmsAnswer, SmsProvider, SmsRequest } from '#shared/aws/platform.ts';
import type { Table } from '#shared/store/table.ts';
import { type TestPlatform, testPlatform } from './test-platform.ts';

/** A provider that logs what it took; `answers` are used one after the other, then everything is accepted. */
export const scriptedProvider = (...answers: readonly SmsAnswer[]) => {
  const left = [...answers];
  const calls: SmsRequest[] = [];
  const provider: SmsProvider & { readonly calls: SmsRequest[] } = {
    calls,
    send: async (request) => {
      calls.push(request);
      return left.shift() ?? { kind: 'accepted', providerId: `sms-${calls.length}` };
    },
  };
  return provider;
};

/** What the messaging context needs besides a platform, for tests that need none of it. */
export const noSecrets: Pick<SendingPlatform, 'secrets' | 'providerOptOuts'> = {
  secrets: {
    read: async (name) => {
      throw new Error(`no secret ${name}`);
    },
  },
  providerOptOuts: { list: async () => ({ phones: [] }) },
};

export type Harness = Omit<MessagingServices, 'platform'> & {
  readonly platform: TestPlatform & SendingPlatform;
  /** Records the intents without waking anybody. */
  readonly given: (...intents: readonly Intent[]) => Promise<void>;
  /** Records one text for many without waking anybody. */
  readonly givenOrder: (order: Order, recipients: readonly Recipient[]) => Promise<void>;
  /** Brings the intents' slices to a sender, as the queue would. */
  readonly send: (...intents: readonly Intent[]) => ReturnType<MessagingServices['sendSlices']>;
  /** Brings to the senders what was asked for since the last time and is due within a second; returns how much it was. */
  readonly deliver: () => Promise<number>;
  /** One message as it stands; undefined when it has not been attempted. */
  readonly message: (intent: Intent) => Promise<Message | undefined>;
};

/** Messaging on the real store in memory. */
export const messagingHarness = (
  options: { readonly sms?: SmsProvider; readonly now?: string; readonly table?: (table: Table) => Table } & {
    readonly platform?: Partial<Platform>;
  } = {},
): Harness => {
  const { settings } = testPlatform();
  const quick = { ...settings, sms: { ...settings.sms, perSecond: 1000 } };
  const base = testPlatform(
    { settings: quick, ...options.platform },
    options.now ?? '2025-11-10T02:00:00.000Z',
  );
  const table = options.table?.(base.table) ?? base.table;
  const platform = { ...base, ...noSecrets, table, sms: options.sms ?? scriptedProvider() };
  const services = messagingServices(platform);
  const quietly = messagingClient({ ...platform, queues: { send: async () => undefined } });
  return {
    ...services,
    platform,
    given: (...intents) => quietly.recordEach(intents),
    givenOrder: quietly.record,
    send: (...intents) =>
      services.sendSlices(
        intents.map((intent) => ({ batchKey: wakeKey(intent), slice: 0 })),
        laneOf(intents[0]?.kind ?? 'reminder'),
      ),
    deliver: async () => {
      const all = platform.sent.splice(0);
      const messages = all.filter(({ delaySeconds = 0 }) => delaySeconds < 1);
      platform.sent.push(...all.filter(({ delaySeconds = 0 }) => delaySeconds >= 1));
      for (const lane of ['urgent', 'standard'] as const) {
        const slices = messages
          .filter(({ queue }) => queue === `messages-${lane}`)
          .map(({ body }) => ({ batchKey: String(body['batch']), slice: Number(body['slice']) }));
        if (slices.length > 0) await services.sendSlices(slices, lane);
      }
      return messages.length;
    },
    message: async (intent) => {
      const batch = singleBatch(intent, platform.clock.now());
      const [recipient] = batch.recipients;
      if (recipient === undefined) return undefined;
      return (await ledgerStore(base.table).rows([unstored(batch, recipient)]))[0];
    },
  };
};
