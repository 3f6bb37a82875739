import { given } from '../child.ts';
import { phoneOf, registrationIdOf, WARM_UP } from '../messaging/people.ts';
import { peerModule } from './peer-modules.ts';
import { type PeerRun, stopwatch } from './peer-run.ts';

/**
 * BullMQ: a durable delayed reminder puts a job for each recipient, a thousand at once; a worker with a hundred jobs in
 * hand claims each by a key that is set once.
 */
type People = { readonly first: number; readonly count: number };

type Reminder = { readonly data: People };

type Job = { readonly data: { readonly key: string; readonly phone: string } };

type Queue = {
  add: (name: string, data: object, options: object) => Promise<unknown>;
  addBulk: (jobs: readonly object[]) => Promise<unknown>;
  close: () => Promise<void>;
};

type Worker = { waitUntilReady: () => Promise<unknown>; close: () => Promise<void> };

type Bull = {
  Queue: new (name: string, options: object) => Queue;
  Worker: new <J>(name: string, work: (job: J) => Promise<void>, options: object) => Worker;
};

type Redis = {
  set: (key: string, value: string, mode: 'NX') => Promise<'OK' | null>;
  incr: (key: string) => Promise<number>;
  get: (key: string) => Promise<string | null>;
  flushall: () => Promise<unknown>;
  quit: () => Promise<unknown>;
};

const PAGE = 1000;
const AHEAD_MS = 2_000;

const { socket, count } = given<PeerRun>();
const { Queue, Worker } = await peerModule<Bull>('bullmq');
const { Redis } = await peerModule<{ Redis: new (options: object) => Redis }>('ioredis');
const connection = { path: socket, maxRetriesPerRequest: null };
const redis = new Redis(connection);
await redis.flushall();

const watch = stopwatch(count);
let claimed = 0;
const reminders = new Queue('reminder', { connection });
const sms = new Queue('sms', { connection });

const fanOut = async ({ data: { first, count: all } }: Reminder): Promise<void> => {
  for (let from = 0; from < all; from += PAGE)
    await sms.addBulk(
      Array.from({ length: Math.min(PAGE, all - from) }, (_, at) => ({
        name: 'sms',
        data: { key: registrationIdOf(first + from + at), phone: phoneOf(first + from + at) },
        opts: { removeOnComplete: true },
      })),
    );
};

const send = async ({ data }: Job): Promise<void> => {
  const isOurs = await redis.set(`sent:${data.key}`, data.phone, 'NX');
  if (isOurs === null) return;
  claimed += 1;
  await watch.send(data.phone);
};

const workers = [
  new Worker('reminder', fanOut, { connection }),
  new Worker('sms', send, { connection, concurrency: 100 }),
];
await Promise.all(workers.map((worker) => worker.waitUntilReady()));
await reminders.add('reminder', { first: WARM_UP.from, count: WARM_UP.count }, {});
await watch.warmedUp;
watch.begin();
const dueAt = Date.now() + AHEAD_MS;
await reminders.add('reminder', { first: 0, count }, { delay: dueAt - Date.now() });
await watch.allSent;
await Promise.all(workers.map((worker) => worker.close()));
await Promise.all([reminders.close(), sms.close()]);
watch.finish(dueAt, claimed);
await redis.flushall();
await redis.quit();
