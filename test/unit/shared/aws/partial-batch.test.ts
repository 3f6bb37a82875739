import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { partialBatch } from '#shared/aws/partial-batch.ts';

const record = (messageId: string, body: string): SQSRecord => ({
  messageId,
  body,
  receiptHandle: 'handle',
  attributes: {
    ApproximateReceiveCount: '1',
    SentTimestamp: '0',
    SenderId: 'sender',
    ApproximateFirstReceiveTimestamp: '0',
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:ap-southeast-3:000000000000:messages',
  awsRegion: 'ap-southeast-3',
});

const event = (...records: SQSRecord[]): SQSEvent => ({ Records: records });

const failsOnTwo = partialBatch(async (body) => {
  if (JSON.stringify(body) === '{"n":2}') throw new Error('poison');
});

describe('Given a batch from a queue', () => {
  it('when one record fails, then only that one comes back', async () => {
    const response = await failsOnTwo(
      event(record('a', '{"n":1}'), record('b', '{"n":2}'), record('c', '{"n":3}')),
    );
    expect(response.batchItemFailures).toEqual([{ itemIdentifier: 'b' }]);
  });

  it('when a body is no JSON, then it comes back and its neighbours do not', async () => {
    const response = await failsOnTwo(event(record('a', 'oops'), record('b', '{"n":1}')));
    expect(response.batchItemFailures).toEqual([{ itemIdentifier: 'a' }]);
  });

  it('when every record fails, then each is named and nothing is thrown', async () => {
    const response = await failsOnTwo(event(record('a', '{"n":2}'), record('b', '{"n":2}')));
    expect(response.batchItemFailures).toHaveLength(2);
  });
});
