import { describe, expect, it } from 'vitest';
import { intentKey, messagingClient } from '#functions/messaging/contract.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { paramsByKind, reminderIntent } from '#test/support/builders/messaging.ts';
import { testPlatform } from '#test/support/test-platform.ts';

const NOW = '2025-11-10T02:00:00.000Z';
const intents = (count: number, dueAt = NOW) =>
  Array.from({ length: count }, (_, index) =>
    reminderIntent({ recipient: `REG${index}`, dueAt: dueAt as Instant }),
  );
const setup = () => {
  const platform = testPlatform({}, NOW);
  return { platform, client: messagingClient(platform) };
};

describe('waking the senders', () => {
  it('puts ten keys into a queue message', async () => {
    const { platform, client } = setup();
    await client.record(intents(23));
    expect(platform.sent.map(({ body }) => (body['keys'] as string[]).length)).toEqual([10, 10, 3]);
  });

  it('sends keys alone, no numbers and no words', async () => {
    const { platform, client } = setup();
    await client.record(intents(1));
    expect(platform.sent).toEqual([{ queue: 'messages', body: { keys: intents(1).map(intentKey) } }]);
  });

  it('delays what is due within a quarter of an hour', async () => {
    const { platform, client } = setup();
    await client.record(intents(1, '2025-11-10T02:15:00.000Z'));
    expect(platform.sent[0]?.delaySeconds).toBe(900);
  });

  it('leaves what is due later to the sweeper', async () => {
    const { platform, client } = setup();
    await client.record(intents(1, '2025-11-10T02:15:01.000Z'));
    expect(platform.sent).toEqual([]);
  });

  it('does not fail when the queue does', async () => {
    const platform = testPlatform({ queues: { send: () => Promise.reject(new Error('down')) } }, NOW);
    await expect(messagingClient(platform).wake(['key'])).resolves.toBeUndefined();
  });

  it('records an intent once, however often it is recorded', async () => {
    const { platform, client } = setup();
    await client.record(intents(1));
    await client.record([reminderIntent({ recipient: 'REG0', to: '+6286011111111' })]);
    const page = await platform.table.query({
      table: 'messages',
      index: 'bySubject',
      partition: 'event:EV1',
    });
    expect(page.items.map((item) => item['to'])).toEqual(['+6286012345678']);
  });

  it('refuses parameters that no template takes', async () => {
    const { client } = setup();
    const params = { ...paramsByKind.reminder, name: 'Budi' };
    await expect(client.record([reminderIntent({ params })])).rejects.toThrow('name');
  });
});
