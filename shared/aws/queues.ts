import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { QueueName } from './names.ts';
import type { Queues } from './platform.ts';

/** SQS takes at most 10 messages a request. */
const BATCH = 10;

/** Throws when SQS refuses any message, so that the caller knows that its wake-up may be lost. */
export const sqsQueues = (client: SQSClient, urls: Partial<Record<QueueName, string>>): Queues => ({
  send: async (queue, messages) => {
    const QueueUrl = urls[queue];
    if (QueueUrl === undefined) throw new Error(`no URL for queue ${queue}`);
    for (let from = 0; from < messages.length; from += BATCH) {
      const Entries = messages.slice(from, from + BATCH).map((message, index) => ({
        Id: String(index),
        MessageBody: JSON.stringify(message.body),
        ...(message.delaySeconds === undefined ? {} : { DelaySeconds: message.delaySeconds }),
      }));
      const answer = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
      const failed = answer.Failed?.length ?? 0;
      if (failed > 0) throw new Error(`${failed} messages refused by queue ${queue}`);
    }
  },
});
