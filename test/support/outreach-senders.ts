import { messagingServices } from '#functions/messaging/container.ts';
import { scriptedProvider } from './messaging-harness.ts';
import type { TestPlatform } from './test-platform.ts';

/** The senders with a provider that takes everything; `deliver` brings them what waits in the queues. */
export const outreachSenders = (platform: TestPlatform) => {
  const sms = scriptedProvider();
  const { sendSlices } = messagingServices({ ...platform, sms });
  const deliver = async (): Promise<void> => {
    for (const { queue, body } of platform.sent.splice(0)) {
      const slice = { batchKey: String(body['batch']), slice: Number(body['slice']) };
      await sendSlices([slice], queue === 'messages-urgent' ? 'urgent' : 'standard');
    }
  };
  return { sms, deliver };
};
