import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { QueueName } from './names.ts';
import type { Queues } from './platform.ts';

/** SQS takes at most 10 messages a request. */
const BATCH = 10;

type Message = Parameters<Queues['send']>[1][number];

/** SQS knows whole seconds only: later rather than too early. */
const entryOf = ({ body, delaySeconds }: Message, index: number) => ({
  Id: String(index),
  MessageBody: JSON.stringify(body),
  ...(delaySeconds === undefined ? {} : { DelaySeconds: Math.ceil(delaySeconds) }),
});

/** Throws when SQS refuses any message, so that the caller knows that its wake-up may be lost; the others are sent. */
export const sqsQueues = (client: SQSClient, urls: Partial<Record<QueueName, string>>): Queues => ({
  send: async (queue, messages) => {
    const QueueUrl = urls[queue];
    if (QueueUrl === undefined) throw new Error(`no URL for queue ${queue}`);
    let failed = 0;
    for (let from = 0; from < messages.length; from += BATCH) {
      const Entries = messages.slice(from, from + BATCH).map(entryOf);
      const answer = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
      failed += answer.Failed?.length ?? 0;
    }
    if (failed > 0) throw new Error(`${failed} messages refused by queue ${queue}`);
  },
});
