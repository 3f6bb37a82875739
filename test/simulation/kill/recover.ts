import type { Queues, SmsProvider } from '#shared/aws/platform.ts';
import { instantFromMillis } from '#shared/kernel/time.ts';
import type { Table } from '#shared/store/table.ts';
import { MINUTE } from '../workload/plan.ts';
import { type Slice, serviceOn } from './sender.ts';

type Waiting = Slice & { readonly lane: 'urgent' | 'standard'; readonly at: number };

const STEPS = [...Array.from({ length: 45 }, () => MINUTE), ...Array.from({ length: 75 }, () => 60 * MINUTE)];

/** The platform after its restart: sweeps and delivers, minute by minute and then hour by hour, until nothing is left. */
export const recover = async (
  table: Table,
  clock: { now: number },
  sms: SmsProvider,
  isOver: () => Promise<boolean>,
): Promise<number> => {
  let queue: Waiting[] = [];
  const queues: Queues = {
    send: async (name, messages) => {
      for (const { body, delaySeconds = 0 } of messages)
        queue.push({
          batchKey: String(body['batch']),
          slice: Number(body['slice']),
          lane: name === 'messages-urgent' ? 'urgent' : 'standard',
          at: clock.now + delaySeconds * 1000,
        });
    },
  };
  const time = { now: () => instantFromMillis(clock.now) };
  const { sendSlices, sweepBatches } = serviceOn({ table, clock: time, sms, queues, name: 'second' });

  const deliver = async (): Promise<void> => {
    for (let round = 0; round < 5; round += 1) {
      const due = queue.filter(({ at }) => at <= clock.now);
      queue = queue.filter(({ at }) => at > clock.now);
      for (const lane of ['urgent', 'standard'] as const) {
        const slices = due.filter((each) => each.lane === lane);
        for (let from = 0; from < slices.length; from += 10)
          await sendSlices(slices.slice(from, from + 10), lane);
      }
    }
  };

  let steps = 0;
  for (const step of STEPS) {
    await sweepBatches({ reattach: steps === 0 });
    await deliver();
    steps += 1;
    if (await isOver()) break;
    clock.now += step;
  }
  return steps;
};
