import { describe, expect, it } from 'vitest';
import { waker } from '#functions/messaging/adapters/waker.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { testPlatform } from '#test/support/test-platform.ts';

const NOW = '2025-11-10T02:00:00.000Z';
const slice = (at: string, number = 0) => ({
  batchKey: 'event:EV1|p|reminder|1|P3D|page',
  slice: number,
  at: at as Instant,
});

const setup = () => {
  const platform = testPlatform({}, NOW);
  return { platform, wake: waker(platform) };
};

describe('waking the senders', () => {
  it('names each slice in a queue message of its own, with ids alone', async () => {
    const { platform, wake } = setup();
    await wake('urgent', [slice(NOW), slice(NOW, 1)]);
    const batch = 'event:EV1|p|reminder|1|P3D|page';
    expect(platform.sent).toEqual([
      { queue: 'messages-urgent', body: { batch, slice: 0 } },
      { queue: 'messages-urgent', body: { batch, slice: 1 } },
    ]);
  });

  it.each(['urgent', 'standard'] as const)('uses the queue of the %s lane', async (lane) => {
    const { platform, wake } = setup();
    await wake(lane, [slice(NOW)]);
    expect(platform.sent.map(({ queue }) => queue)).toEqual([`messages-${lane}`]);
  });

  it('delays a slice until its time, to the millisecond', async () => {
    const { platform, wake } = setup();
    await wake('standard', [slice('2025-11-10T02:00:01.250Z'), slice('2025-11-10T02:15:00.000Z')]);
    expect(platform.sent.map(({ delaySeconds }) => delaySeconds)).toEqual([1.25, 900]);
  });

  it('does not delay what is overdue', async () => {
    const { platform, wake } = setup();
    await wake('standard', [slice('2025-11-10T01:00:00.000Z')]);
    expect(platform.sent[0]).not.toHaveProperty('delaySeconds');
  });

  it('leaves what is due later than a queue can wait to the sweeper', async () => {
    const { platform, wake } = setup();
    await wake('standard', [slice('2025-11-10T02:15:00.001Z')]);
    expect(platform.sent).toEqual([]);
  });

  it('does not fail when the queue does', async () => {
    const platform = testPlatform({ queues: { send: () => Promise.reject(new Error('down')) } }, NOW);
    await expect(waker(platform)('urgent', [slice(NOW)])).resolves.toBeUndefined();
  });
});
