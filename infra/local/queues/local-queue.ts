import { randomUUID } from 'node:crypto';
import type { QueueName } from '#shared/aws/names.ts';
import type { Activity } from '../clock/activity.ts';
import type { MovableClock } from '../clock/movable-clock.ts';
import { plusSeconds } from '../clock/plus-seconds.ts';
import { type LambdaHandler, lambdaContext } from '../lambda.ts';
import { failedMessages } from './batch-response.ts';
import { type QueuedMessage, sqsEvent } from './sqs-event.ts';

export type QueueConsumer = { readonly functionName: string; readonly handler: LambdaHandler };

export type LocalQueueOptions = {
  readonly name: QueueName;
  readonly consumer: QueueConsumer | undefined;
  readonly clock: MovableClock;
  readonly activity: Activity;
  readonly visibilitySeconds?: number;
  readonly maxReceives?: number;
  /** How many batches its function may have at once. */
  readonly concurrency: number;
  /** Told when a batch throws; the messages come back by themselves. */
  readonly failed?: (queue: QueueName, error: unknown) => void;
};

const BATCH = 10;

/**
 * One queue with its dead letters, in memory: what is lost with the process is found again in the table. A message that
 * is received stays out of sight for the visibility time and comes back unless its function said it was done.
 */
export const localQueue = (options: LocalQueueOptions) => {
  const { name, consumer, clock, activity, visibilitySeconds = 60, maxReceives = 3, concurrency } = options;
  const visible: QueuedMessage[] = [];
  const unfinished = new Set<string>();
  const dead: QueuedMessage[] = [];
  let delivering = 0;
  let pumping = false;
  let stopped = false;

  const pumpSoon = () => {
    if (pumping) return;
    pumping = true;
    const over = activity.begin();
    setImmediate(() => {
      pumping = false;
      pump();
      over();
    });
  };

  const comeBack = (message: QueuedMessage) => {
    if (!unfinished.has(message.messageId)) return;
    if (message.receives >= maxReceives) {
      unfinished.delete(message.messageId);
      dead.push(message);
    } else {
      visible.push(message);
      pumpSoon();
    }
  };

  const receive = (message: QueuedMessage): QueuedMessage => {
    const now = clock.now();
    const received = {
      ...message,
      receives: message.receives + 1,
      firstReceivedAt: message.firstReceivedAt ?? now,
    };
    clock.timers.at(plusSeconds(now, visibilitySeconds), () => comeBack(received));
    return received;
  };

  const call = async ({ functionName, handler }: QueueConsumer, batch: readonly QueuedMessage[]) => {
    const ids = batch.map(({ messageId }) => messageId);
    try {
      return failedMessages(await handler(sqsEvent(name, batch), lambdaContext(functionName)), ids);
    } catch (error) {
      options.failed?.(name, error);
      return ids;
    }
  };

  const deliver = async (to: QueueConsumer, batch: readonly QueuedMessage[]) => {
    const failed = await call(to, batch);
    for (const { messageId } of batch) if (!failed.includes(messageId)) unfinished.delete(messageId);
    delivering -= 1;
    if (visible.length > 0) pumpSoon();
  };

  const pump = () => {
    while (!stopped && consumer !== undefined && delivering < concurrency && visible.length > 0) {
      const batch = visible.splice(0, BATCH).map(receive);
      delivering += 1;
      void activity.run(() => deliver(consumer, batch));
    }
  };

  const accept = (body: string, delaySeconds: number) => {
    const now = clock.now();
    const message: QueuedMessage = { messageId: randomUUID(), body, sentAt: now, receives: 0 };
    unfinished.add(message.messageId);
    if (delaySeconds > 0) clock.timers.at(plusSeconds(now, delaySeconds), () => comeBack(message));
    else comeBack(message);
  };

  return {
    accept,
    /** Messages sent and neither done nor dead. */
    pending: () => unfinished.size,
    /** Messages that were received too often. */
    dead: (): readonly QueuedMessage[] => dead,
    stop: () => {
      stopped = true;
    },
  };
};
