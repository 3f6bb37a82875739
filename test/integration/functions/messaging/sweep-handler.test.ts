import { describe, expect, it } from 'vitest';
import { messagingSweep } from '#functions/messaging/handlers/sweep.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { MetricName } from '#shared/observability/metrics.ts';
import { reminderIntent } from '#test/support/builders/messaging.ts';
import { messagingHarness, scriptedProvider } from '#test/support/messaging-harness.ts';

const setup = () => {
  const counted: [MetricName, number | undefined][] = [];
  const metrics = { count: (name: MetricName, value?: number) => void counted.push([name, value]) };
  const sms = scriptedProvider();
  return { counted, sms, harness: messagingHarness({ sms, platform: { metrics } }) };
};

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
