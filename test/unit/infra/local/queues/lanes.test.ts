import type { SQSEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { localQueues } from '#infra/local/queues/local-queues.ts';
import type { QueueName } from '#shared/aws/names.ts';
import { virtualTime } from '#test/support/workflow-runner.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));
const bodies = (count: number) => Array.from({ length: count }, (_, n) => ({ body: { n } }));

/** Both lanes, whose functions need `turns` turns of the event loop for a delivery. */
const setup = (turns: number) => {
  const time = virtualTime('2025-10-12T01:00:00.000Z');
  const inside = { 'messages-urgent': 0, 'messages-standard': 0 };
  const most = { ...inside };
  const delivered: QueueName[] = [];
  const consumer = (queue: QueueName) => ({
    functionName: queue,
    handler: async (event: unknown) => {
      inside[queue] += 1;
      most[queue] = Math.max(most[queue], inside[queue]);
      for (let count = 0; count < turns; count += 1) await turn();
      inside[queue] -= 1;
      delivered.push(...(event as SQSEvent).Records.map(() => queue));
    },
  });
  const consumers = {
    'messages-urgent': consumer('messages-urgent'),
    'messages-standard': consumer('messages-standard'),
  };
  return { ...time, most, delivered, queues: localQueues({ ...time, consumers }) };
};

describe('the two lanes', () => {
  it('run two deliveries of each at once', async () => {
    const { queues, most, activity } = setup(2);
    await queues.send('messages-standard', bodies(45));
    await queues.send('messages-urgent', bodies(45));
    await activity.settled();
    expect(most).toEqual({ 'messages-urgent': 2, 'messages-standard': 2 });
  });

  it.each([0, 3])(
    'deliver what is urgent at once while thousands of others wait (%i turns each)',
    async (turns) => {
      const { queues, delivered, activity } = setup(turns);
      await queues.send('messages-standard', bodies(5000));
      for (let count = 0; count < 10; count += 1) await turn();
      const before = delivered.length;
      await queues.send('messages-urgent', bodies(1));
      await activity.settled();
      const overtakenBy = delivered.indexOf('messages-urgent') - before;
      expect(overtakenBy).toBeLessThanOrEqual(20);
      expect(delivered).toHaveLength(5001);
    },
  );

  it('takes as many at once as it is told', async () => {
    const time = virtualTime('2025-10-12T01:00:00.000Z');
    let inside = 0;
    let most = 0;
    const handler = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await turn();
      inside -= 1;
    };
    const queues = localQueues({
      ...time,
      consumers: { 'messages-standard': { functionName: 'send', handler } },
      concurrency: { 'messages-urgent': 1, 'messages-standard': 4 },
    });
    await queues.send('messages-standard', bodies(100));
    await time.activity.settled();
    expect(most).toBe(4);
  });
});
