import type { Lane } from '#functions/messaging/domain/lane.ts';
import type { Queues } from '#shared/aws/platform.ts';
import { HOUR } from '../workload/plan.ts';
import type { Invocation } from '../world/life.ts';
import type { simulatedProvider } from '../world/provider.ts';
import { senders } from '../world/senders.ts';
import { type SimulatedQueue, simulatedQueue } from '../world/simulated-queue.ts';
import type { World } from '../world/world.ts';

const RECEIVERS: Readonly<Record<Lane, number>> = { urgent: 5, standard: 2 };

/** Few runs are long enough for rare things: then they have to happen more often. */
const oftenIn = ({ intents, weather }: World): number =>
  Math.min(0.3, (weather.workers * 150) / (intents / 12 + 300));

/** Just before it is 20.00 in one of the zones, and just after: then it matters most who is held up. */
const isNearNight = (now: number): boolean =>
  [7, 8, 9].some((ahead) => Math.abs(((now / HOUR + ahead) % 24) - 20) < 0.02);

const portOf = (world: World, lanes: Readonly<Record<Lane, SimulatedQueue>>): Queues => ({
  send: async (queue, messages) => {
    const isUrgent = queue === 'messages-urgent' && world.without?.oneQueue !== true;
    const lane = isUrgent ? lanes.urgent : lanes.standard;
    for (const { body, delaySeconds = 0 } of messages) {
      try {
        lane.send(body, delaySeconds);
      } catch (error) {
        world.truth.jolted.add(String(body['batch']));
        throw error;
      }
    }
  },
});

/** Both queues and the senders behind them. */
export const newCrew = (
  world: World,
  { reachedFrom }: Pick<ReturnType<typeof simulatedProvider>, 'reachedFrom'>,
  everyCopy: boolean,
) => {
  const { time, random, weather, truth } = world;
  const queueOf = (name: Lane): SimulatedQueue =>
    simulatedQueue({
      time,
      random: random(`queue-${name}`),
      trouble: weather.queues,
      ready: () => crew[name].pump(),
      name,
      everyCopy,
      late: (batch) => void truth.jolted.add(batch),
    });
  const lanes = { urgent: queueOf('urgent'), standard: queueOf('standard') };
  const queues = portOf(world, lanes);
  const often = oftenIn(world);
  const work = {
    urgent: new Map<number, readonly string[]>(),
    standard: new Map<number, readonly string[]>(),
  };
  const hired = (lane: Lane) =>
    senders(world, {
      lane,
      concurrency: RECEIVERS[lane],
      queue: lanes[lane],
      queues,
      reachedFrom,
      often: () => often * (isNearNight(time.now()) ? 4 : 1),
      jolt: (keys) => {
        for (const key of keys) truth.jolted.add(key);
      },
      began: ({ number }, keys) => void work[lane].set(number, keys),
    });
  const crew: Readonly<Record<Lane, ReturnType<typeof senders>>> = {
    urgent: hired('urgent'),
    standard: hired('standard'),
  };
  return {
    queues,
    lanes: [lanes.urgent, lanes.standard],
    calls: () => crew.urgent.calls() + crew.standard.calls(),
    batchesOf: ({ number, lane }: Invocation): readonly string[] =>
      lane === undefined ? [] : (work[lane].get(number) ?? []),
  };
};

export type Crew = ReturnType<typeof newCrew>;
