import { messagingServices } from '#functions/messaging/container.ts';
import { remindersServices } from '#functions/reminders/container.ts';
import { remindersFanOut } from '#functions/reminders/handlers/fan-out.ts';
import type { Instant, LocalDateTime } from '#shared/kernel/time.ts';
import type { StoreUsage } from '#shared/store/metering/store-meter.ts';
import { assumptions } from './assumptions.ts';
import { complaintsOf, ledgerRows } from './audit.ts';
import { type Cost, costOf } from './cost.ts';
import { type MeteredWorld, meteredWorld } from './metered-world.ts';
import { reminderTask, seedEvent } from './registrants.ts';

const EVENT_AT = '2025-11-13T09:00' as LocalDateTime;
const PLANNED_AT = '2025-11-01T02:00:00.000Z' as Instant;

export type Shape = {
  readonly events: number;
  readonly peopleEach: number;
  /** How many slices the queue brings to an invocation of the sender. */
  readonly slicesEach: number;
};

export type Footprint = Shape & {
  readonly messages: number;
  readonly store: StoreUsage;
  /** The part of it that is used before the first message leaves: timelines, registrations, batches. */
  readonly fanOutStore: StoreUsage;
  readonly cost: Cost;
  /** Billed time of an average invocation. */
  readonly senderMs: number;
  readonly fanOutMs: number;
  readonly complaints: readonly string[];
};

/** Plan, Choice, Wait and Done; FanOut and Choice for each call of up to thirty pages. */
const TRANSITIONS_EACH_EVENT = 4;
const TRANSITIONS_EACH_CALL = 2;

const fanOutAll = async ({ platform, invoke }: MeteredWorld, events: number): Promise<number> => {
  const services = remindersServices(platform);
  const { planNext } = services;
  const fanOut = remindersFanOut(services);
  let transitions = 0;
  for (let event = 0; event < events; event += 1) {
    transitions += TRANSITIONS_EACH_EVENT;
    await invoke(() => planNext(reminderTask(event)));
    for (let more = true; more; ) {
      transitions += TRANSITIONS_EACH_CALL;
      const { action } = await invoke(() => fanOut(reminderTask(event)));
      more = action === 'fan_out';
    }
  }
  return transitions;
};

const sendAll = async (
  { platform, waiting, used, invoke }: MeteredWorld,
  slicesEach: number,
): Promise<void> => {
  const { sendSlices } = messagingServices(platform);
  while (waiting.length > 0) {
    const slices = waiting.splice(0, slicesEach);
    await invoke(() => sendSlices(slices, 'standard'));
    // The poller receives and deletes.
    used.sqsRequest += 2;
  }
};

/** What reminders of this shape use on AWS, from the timeline's turn to the last outcome on record. */
export const footprint = async (shape: Shape): Promise<Footprint> => {
  const { events, peopleEach, slicesEach } = shape;
  const world = meteredWorld();
  const { meter, used, counter, sqlite } = world;
  for (let event = 0; event < events; event += 1)
    await seedEvent(
      sqlite,
      event,
      { from: event * peopleEach, count: peopleEach },
      { localStart: EVENT_AT, plannedAt: PLANNED_AT },
    );
  const messages = events * peopleEach;
  const stepFunctionsTransition = await fanOutAll(world, events);
  const fanOuts = { ...used };
  const fanOutStore = meter.usage();
  await sendAll(world, slicesEach);
  const store = meter.usage();
  const cost = costOf(
    {
      dynamoDbWriteUnit: store.writeUnits,
      dynamoDbReadUnit: store.readUnits,
      sqsRequest: used.sqsRequest,
      lambdaInvocation: used.invocations,
      lambdaGbSecond: used.gbSeconds,
      stepFunctionsTransition,
      snsPublish: counter.total(),
    },
    messages,
  );
  const rows = ledgerRows(sqlite);
  sqlite.close();
  const msOf = (gbSeconds: number, invocations: number) =>
    (gbSeconds * 1000 * 1024) / assumptions.memoryMb / invocations;
  return {
    ...shape,
    messages,
    store,
    fanOutStore,
    cost,
    fanOutMs: msOf(fanOuts.gbSeconds, fanOuts.invocations),
    senderMs: msOf(used.gbSeconds - fanOuts.gbSeconds, used.invocations - fanOuts.invocations),
    complaints: complaintsOf(rows, { count: messages, accepted: counter.total(), twice: counter.twice() }),
  };
};
