import type { SQSEvent } from 'aws-lambda';
import { messagingServices } from '#functions/messaging/container.ts';
import type { Lane } from '#functions/messaging/domain/lane.ts';
import { messagingSend } from '#functions/messaging/handlers/send.ts';
import type { Queues, SmsProvider } from '#shared/aws/platform.ts';
import type { Invocation, Life } from './life.ts';
import { mishapsOf } from './mishaps.ts';
import { platformOf } from './platform.ts';
import type { QueueMessage, SimulatedQueue } from './simulated-queue.ts';
import type { World } from './world.ts';

/** As many as the function's own time-out: then its place is free for another. */
const GIVEN_UP_MS = 60_000;

type Wiring = {
  readonly lane: Lane;
  readonly concurrency: number;
  readonly queue: SimulatedQueue;
  readonly queues: Queues;
  readonly reachedFrom: (life: Life) => SmsProvider;
  /** How often something happens to a call of the function. */
  readonly often: () => number;
  /** Told of batches that somebody has to come back to. */
  readonly jolt: (batchKeys: readonly string[]) => void;
  /** Told of each call, with the batches that it is about. */
  readonly began: (invocation: Invocation, batchKeys: readonly string[]) => void;
};

type Sender = {
  readonly life: Life;
  readonly handler: ReturnType<typeof messagingSend>;
  lost: (() => void) | undefined;
};

// The handler reads nothing else of a record.
const eventOf = (messages: readonly QueueMessage[]): SQSEvent =>
  ({ Records: messages.map(({ messageId, body }) => ({ messageId, body })) }) as SQSEvent;

export const batchKeyIn = (body: string): string => String(JSON.parse(body).batch);

/** The senders of one lane: as many at once as on the platform, each in a process that may die. */
export const senders = (world: World, wiring: Wiring) => {
  const { time, settings, truth } = world;
  const { lane, concurrency, queue, queues, often } = wiring;
  const mishap = mishapsOf(world.random(`mishaps-${lane}`), often);
  const idle: Sender[] = [];
  let working = 0;
  let numbered = 0;
  let isPumping = false;

  const hire = (): Sender => {
    const sender: { -readonly [K in keyof Sender]?: Sender[K] } = {};
    const { life, table } = world.newBody('sender', () => sender.lost?.());
    const ids = {
      id: () => {
        numbered += 1;
        const id = `${lane}-${numbered}`;
        truth.attempts.set(id, life.current());
        return id;
      },
      token: () => 'no-token',
    };
    const platform = platformOf({
      table,
      clock: time.clock,
      ids,
      queues,
      settings,
      sms: wiring.reachedFrom(life),
    });
    // One object, so that its process knows whom to tell of its end.
    return Object.assign(sender, {
      life,
      handler: messagingSend(messagingServices(platform), lane),
      lost: undefined,
    });
  };

  let calls = 0;

  const work = async (sender: Sender, messages: readonly QueueMessage[]): Promise<void> => {
    const startedAt = time.now();
    calls += 1;
    const invocation: Invocation = {
      number: calls,
      lane,
      startedAt,
      troubled: false,
      slowed: messages.some(({ smooth }) => !smooth),
    };
    let isOver = false;
    const over = (comingBack: readonly QueueMessage[]): void => {
      if (isOver) return;
      isOver = true;
      working -= 1;
      wiring.jolt(comingBack.map(({ body }) => batchKeyIn(body)));
      queue.comeBack(comingBack, startedAt);
      pump();
    };
    sender.lost = () => over(messages);
    sender.life.begin(invocation, mishap());
    wiring.began(
      invocation,
      messages.map(({ body }) => batchKeyIn(body)),
    );
    time.at(startedAt + GIVEN_UP_MS, () => over(messages));
    const { batchItemFailures } = await sender.handler(eventOf(messages));
    invocation.endedAt = time.now();
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    if (!isOver) idle.push(sender);
    over(messages.filter(({ messageId }) => failed.has(messageId)));
  };

  const pump = (): void => {
    if (isPumping) return;
    isPumping = true;
    // What arrives in the same moment goes together.
    time.at(time.now(), () => {
      isPumping = false;
      while (working < concurrency && !queue.isEmpty()) {
        working += 1;
        void work(idle.pop() ?? hire(), queue.receive());
      }
    });
  };

  return { pump, calls: () => calls };
};
