import { describe, expect, it } from 'vitest';
import { sqsEvent } from '#infra/local/queues/sqs-event.ts';
import { wholeBatch } from '#shared/aws/whole-batch.ts';
import type { Instant } from '#shared/kernel/time.ts';

const event = (...bodies: readonly string[]) =>
  sqsEvent(
    'messages-urgent',
    bodies.map((body, index) => ({
      messageId: `m-${index}`,
      body,
      sentAt: '2025-11-10T02:00:00.000Z' as Instant,
      receives: 1,
    })),
  );

const setup = (handle: (bodies: readonly number[]) => Promise<void>) => {
  const told: [string, number][] = [];
  const handler = wholeBatch({
    parse: (body) => {
      if (typeof body !== 'number') throw new Error('no number');
      return body;
    },
    handle,
    failed: (why, count) => void told.push([why, count]),
  });
  return { told, handler };
};

describe('Given records that are handled together', () => {
  it('when some are malformed, then they alone come back and the others are handled once', async () => {
    const calls: (readonly number[])[] = [];
    const { handler, told } = setup(async (bodies) => void calls.push(bodies));
    const answer = await handler(event('1', 'oops', '2', '"x"'));
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'm-1' }, { itemIdentifier: 'm-3' }]);
    expect(calls).toEqual([[1, 2]]);
    expect(told).toEqual([
      ['malformed', 1],
      ['malformed', 1],
    ]);
  });

  it('when the call fails, then every record comes back and nothing is thrown', async () => {
    const { handler, told } = setup(() => Promise.reject(new Error('down')));
    const answer = await handler(event('1', 'oops', '2'));
    expect(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).toSorted()).toEqual([
      'm-0',
      'm-1',
      'm-2',
    ]);
    expect(told.at(-1)).toEqual(['failed', 2]);
  });

  it('when all are malformed, then nothing is called', async () => {
    const { handler } = setup(() => Promise.reject(new Error('called')));
    expect((await handler(event('oops'))).batchItemFailures).toHaveLength(1);
  });
});
