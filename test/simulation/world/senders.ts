import type { SQSEvent } from 'aws-lambda';
import { messagingServices } from '#functions/messaging/container.ts';
import type { Lane } from '#functions/messaging/domain/lane.ts';
import { messagingSend } from '#functions/messaging/handlers/send.ts';
import type { Queues, SmsProvider } from '#shared/aws/platform.ts';
import type { Invocation, Life } from './life.ts';
import { mishapsOf, withPauses } from './mishaps.ts';
import { platformOf } from './platform.ts';
import type { QueueMessage, SimulatedQueue } from './simulated-queue.ts';
import { standstills } from './standstill.ts';
import type { World } from './world.ts';

/** As many as the function's own time-out: then its place is free for another. */
const GIVEN_UP_MS = 60_000;

/** Between two mishaps of a lane in a large run; a small one needs them closer together. */
const LONGEST_PAUSE_MS = 20_000;

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

/** The senders of one lane: as many at once as on the platform, each in a process that may die. */
export const senders = (world: World, wiring: Wiring) => {
  const { time, settings, truth } = world;
  const { lane, concurrency, queue, queues, often } = wiring;
  const pauses = world.random(`pauses-${lane}`);
  const pause = Math.min(LONGEST_PAUSE_MS, world.intents / 5);
  const mishap = withPauses(mishapsOf(world.random(`mishaps-${lane}`), often), time.now, () =>
    pauses.int(0, pause),
  );
  const idle: Sender[] = [];
  let working = 0;
  let numbered = 0;
  let isPumping = false;
  const atWork = new Set<Invocation>();
  const still = standstills(time, concurrency, lane === 'urgent' ? truth.urgentStoodStill : []);
  world.onSuspension((invocation, millis) => {
    if (atWork.has(invocation)) still.hold(invocation, millis);
  });

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
      atWork.delete(invocation);
      still.letGo(invocation);
      wiring.jolt(comingBack.map(({ batch }) => batch));
      queue.comeBack(comingBack, startedAt);
      pump();
    };
    atWork.add(invocation);
    sender.lost = () => over(messages);
    sender.life.begin(invocation, mishap());
    wiring.began(
      invocation,
      messages.map(({ batch }) => batch),
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
