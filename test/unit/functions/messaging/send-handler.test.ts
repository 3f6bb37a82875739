import { describe, expect, it } from 'vitest';
import type { Slice } from '#functions/messaging/app/ports.ts';
import type { Lane } from '#functions/messaging/domain/lane.ts';
import { messagingSend } from '#functions/messaging/handlers/send.ts';
import { sqsEvent } from '#infra/local/queues/sqs-event.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { MetricName } from '#shared/observability/metrics.ts';
import { testPlatform } from '#test/support/test-platform.ts';

const event = (...bodies: readonly unknown[]) =>
  sqsEvent(
    'messages-urgent',
    bodies.map((body, index) => ({
      messageId: `m-${index}`,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      sentAt: '2025-11-10T02:00:00.000Z' as Instant,
      receives: 1,
    })),
  );

const NOTHING = { accepted: 0, not_accepted: 0, rejected: 0, unknown: 0, suppressed: 0, held: 0 };

const setup = (answer: () => typeof NOTHING = () => NOTHING, lane: Lane = 'urgent') => {
  const counted: [MetricName, number | undefined][] = [];
  const metrics = { count: (name: MetricName, value?: number) => void counted.push([name, value]) };
  const calls: { slices: readonly Slice[]; lane: Lane }[] = [];
  const sendSlices = async (slices: readonly Slice[], inLane: Lane) => {
    calls.push({ slices, lane: inLane });
    return answer();
  };
  const platform = testPlatform({ metrics });
  return { counted, calls, send: messagingSend({ sendSlices, platform }, lane) };
};

describe('the queue of a lane', () => {
  it.each(['urgent', 'standard'] as const)(
    'hands all slices of one delivery over together (%s)',
    async (lane) => {
      const { calls, send } = setup(undefined, lane);
      const answer = await send(event({ batch: 'a', slice: 0 }, { batch: 'b', slice: 9 }));
      expect(answer.batchItemFailures).toEqual([]);
      const slices = [
        { batchKey: 'a', slice: 0 },
        { batchKey: 'b', slice: 9 },
      ];
      expect(calls).toEqual([{ slices, lane }]);
    },
  );

  it.each([
    ['no JSON', 'keys'],
    ['an unknown field', { batch: 'a', slice: 0, to: '+62860' }],
    ['no batch', { slice: 0 }],
    ['an empty batch', { batch: '', slice: 0 }],
    ['a slice that no batch has', { batch: 'a', slice: 10 }],
    ['half a slice', { batch: 'a', slice: 0.5 }],
  ])('returns a record with %s alone', async (_, bad) => {
    const { calls, send } = setup();
    const answer = await send(event(bad, { batch: 'b', slice: 1 }));
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'm-0' }]);
    expect(calls.map(({ slices }) => slices)).toEqual([[{ batchKey: 'b', slice: 1 }]]);
  });

  it('returns all records when sending fails', async () => {
    const { send } = setup(() => {
      throw new Error('store down');
    });
    const answer = await send(event({ batch: 'a', slice: 0 }, { batch: 'b', slice: 1 }));
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'm-0' }, { itemIdentifier: 'm-1' }]);
  });

  it('counts what became of the messages, and nothing that did not happen', async () => {
    const { counted, send } = setup(() => ({ ...NOTHING, accepted: 7, suppressed: 2, unknown: 1, held: 3 }));
    await send(event({ batch: 'a', slice: 0 }));
    expect(counted).toEqual([
      ['SmsAccepted', 7],
      ['SmsUnknown', 1],
      ['SmsSuppressed', 2],
    ]);
  });
});
