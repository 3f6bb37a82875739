import { awsPlatform } from '#shared/aws/aws-platform.ts';
import type { SendingPlatform } from '#shared/aws/platform.ts';
import { ledgerReader } from './adapters/ledger-reader.ts';
import { messageStore } from './adapters/message-store.ts';
import { waker } from './adapters/messaging-client.ts';
import { type SnsOptions, snsClient, snsProvider } from './adapters/sns-provider.ts';
import { render } from './adapters/templates/catalogue.ts';
import { makeSendBatch } from './app/send-batch.ts';
import { makeSweepMessages } from './app/sweep-messages.ts';

export const messagingServices = (platform: SendingPlatform) => {
  const { clock, ids } = platform;
  const store = messageStore(platform.table);
  const wakeAt = waker(platform);
  const deps = { store, wakeAt, clock, ids, render, allowList: platform.settings.smsAllowList };
  return {
    platform,
    sendBatch: makeSendBatch({ ...deps, provider: platform.sms }),
    sweepMessages: makeSweepMessages(deps),
    ledger: ledgerReader(platform.table),
  };
};

export type MessagingServices = ReturnType<typeof messagingServices>;

const snsOptions = ({
  SMS_SENDER_ID,
  SMS_MAX_PRICE,
}: Readonly<Record<string, string | undefined>>): SnsOptions => ({
  ...(SMS_SENDER_ID === undefined ? {} : { senderId: SMS_SENDER_ID }),
  ...(SMS_MAX_PRICE === undefined ? {} : { maxPrice: SMS_MAX_PRICE }),
});

export const container = (): MessagingServices =>
  messagingServices({ ...awsPlatform(process.env), sms: snsProvider(snsClient(), snsOptions(process.env)) });
