import { createHash, randomUUID } from 'node:crypto';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import type { QueueName } from '#shared/aws/names.ts';
import { type Instant, millisOf } from '#shared/kernel/time.ts';

/** A message as the queue keeps it. */
export type QueuedMessage = {
  readonly messageId: string;
  readonly body: string;
  readonly sentAt: Instant;
  readonly receives: number;
  readonly firstReceivedAt?: Instant;
};

const record = (queue: QueueName, message: QueuedMessage): SQSRecord => ({
  messageId: message.messageId,
  receiptHandle: randomUUID(),
  body: message.body,
  attributes: {
    ApproximateReceiveCount: String(message.receives),
    SentTimestamp: String(millisOf(message.sentAt)),
    SenderId: 'AROALOCAL:local',
    ApproximateFirstReceiveTimestamp: String(millisOf(message.firstReceivedAt ?? message.sentAt)),
  },
  messageAttributes: {},
  md5OfBody: createHash('md5').update(message.body).digest('hex'),
  eventSource: 'aws:sqs',
  eventSourceARN: `arn:aws:sqs:ap-southeast-3:000000000000:${queue}`,
  awsRegion: 'ap-southeast-3',
});

/** What a function gets for a batch. */
export const sqsEvent = (queue: QueueName, messages: readonly QueuedMessage[]): SQSEvent => ({
  Records: messages.map((message) => record(queue, message)),
});
