import { messagingServices } from '#functions/messaging/container.ts';
import type { Queues } from '#shared/aws/platform.ts';
import { StoreAnswerLost, StoreBusy } from '#shared/store/errors.ts';
import type { Invocation } from './life.ts';
import { mishapsOf } from './mishaps.ts';
import { platformOf } from './platform.ts';
import type { World } from './world.ts';

const nobody = { send: () => Promise.reject(new Error('sweepers send nothing')) };

/** Injected failures end a call; anything else is a bug and ends the simulation. */
export const survive = (error: unknown): void => {
  if (!(error instanceof StoreBusy || error instanceof StoreAnswerLost)) throw error;
};

/** The sweeper of messages, in a process that may die. */
export const sweeper = (world: World, queues: Queues) => {
  const { time, settings } = world;
  const mishap = mishapsOf(world.random('mishaps-sweeper'), () => 0.01 * world.weather.workers, [
    'due',
    'batches',
    'rows',
    'outcome',
    'hold',
    'finish',
  ]);
  let busy: (() => void) | undefined;
  let attended = 0;

  const hire = () => {
    const { life, table } = world.newBody('sweeper', () => busy?.());
    const ids = { id: () => 'sweeper', token: () => 'no-token' };
    const platform = platformOf({ table, clock: time.clock, ids, queues, settings, sms: nobody });
    return { life, sweep: messagingServices(platform).sweepBatches };
  };
  let current = hire();

  return {
    attended: () => attended,
    /** One sweep, unless the one before is still going on. */
    sweep: async (reattach: boolean): Promise<void> => {
      if (busy !== undefined) return;
      const invocation: Invocation = { number: 0, startedAt: time.now(), troubled: false };
      busy = () => {
        busy = undefined;
        current = hire();
      };
      const own = current;
      own.life.begin(invocation, mishap());
      attended += await own.sweep({ reattach }).catch((error: unknown) => {
        survive(error);
        return 0;
      });
      busy = undefined;
    },
  };
};
