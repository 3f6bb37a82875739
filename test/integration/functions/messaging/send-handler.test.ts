import { describe, expect, it } from 'vitest';
import { messagingSend } from '#functions/messaging/handlers/send.ts';
import { messagingSweep } from '#functions/messaging/handlers/sweep.ts';
import { sqsEvent } from '#infra/local/queues/sqs-event.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { MetricName } from '#shared/observability/metrics.ts';
import { reminderIntent } from '#test/support/builders/messaging.ts';
import { messagingHarness, scriptedProvider } from '#test/support/messaging-harness.ts';

const event = (...bodies: readonly unknown[]) =>
  sqsEvent(
    'messages',
    bodies.map((body, index) => ({
      messageId: `m-${index}`,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      sentAt: '2025-11-10T02:00:00.000Z' as Instant,
      receives: 1,
    })),
  );

const setup = () => {
  const counted: [MetricName, number | undefined][] = [];
  const metrics = { count: (name: MetricName, value?: number) => void counted.push([name, value]) };
  const sms = scriptedProvider();
  return { counted, sms, harness: messagingHarness({ sms, platform: { metrics } }) };
};

describe('the queue of messages', () => {
  it('sends what its records name', async () => {
    const { harness, sms, counted } = setup();
    const keys = await harness.given(reminderIntent(), reminderIntent({ recipient: 'REG2' }));
    const answer = await messagingSend(harness)(event({ keys }));
    expect(answer.batchItemFailures).toEqual([]);
    expect(sms.calls).toHaveLength(2);
    expect(counted).toEqual([['SmsAccepted', 2]]);
  });

  it.each([
    ['no JSON', 'keys'],
    ['an unknown field', { keys: ['a'], to: '+62860' }],
    ['no keys', { keys: [] }],
    ['too many keys', { keys: Array.from({ length: 11 }, String) }],
  ])('returns a record with %s alone', async (_, bad) => {
    const { harness, sms } = setup();
    const keys = await harness.given(reminderIntent());
    const answer = await messagingSend(harness)(event(bad, { keys }));
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'm-0' }]);
    expect(sms.calls).toHaveLength(1);
  });

  it('sends once when a record is delivered again', async () => {
    const { harness, sms } = setup();
    const keys = await harness.given(reminderIntent());
    await messagingSend(harness)(event({ keys }, { keys }));
    await messagingSend(harness)(event({ keys }));
    expect(sms.calls).toHaveLength(1);
  });
});

describe('the schedule of messages', () => {
  it('counts what it had to wake', async () => {
    const { harness, counted } = setup();
    await harness.given(reminderIntent());
    harness.platform.setNow('2025-11-10T02:01:00.000Z');
    await messagingSweep(harness)({ time: '2025-11-10T02:01:00.000Z' });
    expect(counted).toEqual([['RowsRedriven', 1]]);
  });

  it('looks at everything when it is told to reattach', async () => {
    const { harness } = setup();
    await harness.given(reminderIntent({ dueAt: '2025-11-10T02:05:00.000Z' as Instant }));
    await messagingSweep(harness)({ time: '2025-11-10T02:00:00.000Z', reattach: true });
    expect(harness.platform.sent).toHaveLength(1);
  });
});
