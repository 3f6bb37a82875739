import { readFileSync } from 'node:fs';
import type { Lane } from '#functions/messaging/domain/lane.ts';
import { instantFromMillis } from '#shared/kernel/time.ts';
import { openSqliteTable } from '#shared/store/sqlite-table.ts';
import { randomOf } from '../engine/random.ts';
import { mortalTable } from '../world/mortal-table.ts';
import type { Stage } from '../world/stage.ts';
import { type KillCase, outboxFile, storeFile } from './case.ts';
import { openOutbox } from './outbox.ts';
import { durableProvider, type Job, serviceOn } from './sender.ts';

/** As many at once as in the embedded run. */
const WORKERS: Readonly<Record<Lane, number>> = { urgent: 2, standard: 2 };

/** Wraps what a sender waits for; the process ends for good at the one call that is named. */
const deadlySteps = ({ death }: KillCase) => {
  let met = 0;
  const strike = (stage: Stage, side: 'before' | 'after'): void => {
    if (stage !== death.stage || side !== death.side) return;
    met += 1;
    if (met === death.occurrence) process.kill(process.pid, 'SIGKILL');
  };
  return async <T>(stage: Stage, _: number, work: () => Promise<T>): Promise<T> => {
    strike(stage, 'before');
    const result = await work();
    strike(stage, 'after');
    return result;
  };
};

const run = async (given: KillCase): Promise<void> => {
  const { folder, seed, startAt, workers } = given;
  let now = startAt;
  const clock = { now: () => instantFromMillis(now) };
  const step = deadlySteps(given);
  const store = openSqliteTable({ path: storeFile(folder), clock });
  const table = mortalTable(store, { step }, () => 0);
  const provider = durableProvider(
    randomOf(seed, 'provider'),
    openOutbox(outboxFile(folder)),
    () => now,
    'first',
  );
  const { sendSlices } = serviceOn({
    table,
    clock,
    sms: { send: (request) => step('call', 0, () => provider.send(request)) },
    queues: { send: async () => undefined },
    name: 'first',
  });
  // Written by the process that started this one.
  const jobs = JSON.parse(readFileSync(`${folder}/jobs.json`, 'utf8')) as Job[];
  const work = async (lane: Lane): Promise<void> => {
    const own = jobs.filter((job) => job.lane === lane);
    const next = async (): Promise<void> => {
      for (let job = own.shift(); job !== undefined; job = own.shift()) {
        now += 1;
        await sendSlices(job.slices, lane);
      }
    };
    await Promise.all(Array.from({ length: WORKERS[lane] * workers }, next));
  };
  await Promise.all([work('urgent'), work('standard')]);
};

await run(JSON.parse(process.argv[2] ?? '{}') as KillCase);
process.exit(0);
