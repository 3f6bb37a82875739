import { messageStore } from '#functions/messaging/adapters/message-store.ts';
import { type MessagingServices, messagingServices } from '#functions/messaging/container.ts';
import { type Intent, intentKey, messagingClient } from '#functions/messaging/contract.ts';
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

export type Harness = Omit<MessagingServices, 'platform'> & {
  readonly platform: TestPlatform & SendingPlatform;
  /** Puts the intents into the ledger without waking anybody; returns their keys. */
  readonly given: (...intents: readonly Intent[]) => Promise<string[]>;
  /** One message as it stands. */
  readonly message: (key: string) => Promise<Message | undefined>;
};

/** Messaging on the real store in memory. */
export const messagingHarness = (
  options: { readonly sms?: SmsProvider; readonly now?: string; readonly table?: (table: Table) => Table } & {
    readonly platform?: Partial<Platform>;
  } = {},
): Harness => {
  const base = testPlatform(options.platform ?? {}, options.now ?? '2025-11-10T02:00:00.000Z');
  const table = options.table?.(base.table) ?? base.table;
  const platform = { ...base, table, sms: options.sms ?? scriptedProvider() };
  const services = messagingServices(platform);
  const client = messagingClient({ ...platform, queues: { send: async () => undefined } });
  return {
    ...services,
    platform,
    given: async (...intents) => {
      await client.record(intents);
      return intents.map(intentKey);
    },
    message: async (key) => (await messageStore(base.table).load([key]))[0],
  };
};
