import { type QueueName, queueNames } from '#shared/aws/names.ts';
import type { Queues } from '#shared/aws/platform.ts';
import { type LocalQueueOptions, localQueue, type QueueConsumer } from './local-queue.ts';
import type { QueuedMessage } from './sqs-event.ts';

export type QueueState = {
  readonly queue: QueueName;
  readonly pending: number;
  readonly dead: readonly QueuedMessage[];
};

export type LocalQueues = Queues & {
  readonly list: () => readonly QueueState[];
  /** Delivers nothing more. */
  readonly stop: () => void;
};

type Options = Omit<LocalQueueOptions, 'name' | 'consumer' | 'concurrency'> & {
  readonly consumers: Readonly<Partial<Record<QueueName, QueueConsumer>>>;
  readonly concurrency?: Readonly<Record<QueueName, number>>;
};

/** While one waits for the disk the other works; more would leave too many messages in doubt when the process is killed. */
const CONCURRENCY: Readonly<Record<QueueName, number>> = { 'messages-urgent': 2, 'messages-standard': 2 };

/** SQS refuses longer delays. */
const LONGEST_DELAY_SECONDS = 900;

const checkDelay = (seconds: number) => {
  if (seconds < 0 || seconds > LONGEST_DELAY_SECONDS) throw new Error(`SQS refuses a delay of ${seconds} s`);
};

export const localQueues = ({ consumers, concurrency = CONCURRENCY, ...options }: Options): LocalQueues => {
  const queues = Object.fromEntries(
    queueNames.map((name) => [
      name,
      localQueue({ ...options, name, consumer: consumers[name], concurrency: concurrency[name] }),
    ]),
  ) as Record<QueueName, ReturnType<typeof localQueue>>; // One entry per name, just above.
  return {
    send: async (queue, messages) => {
      for (const { delaySeconds = 0 } of messages) checkDelay(delaySeconds);
      for (const { body, delaySeconds = 0 } of messages)
        queues[queue].accept(JSON.stringify(body), delaySeconds);
    },
    list: () =>
      queueNames.map((queue) => ({ queue, pending: queues[queue].pending(), dead: queues[queue].dead() })),
    stop: () => {
      for (const name of queueNames) queues[name].stop();
    },
  };
};
