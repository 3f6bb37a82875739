import { given } from '../child.ts';
import { phoneOf, registrationIdOf, WARM_UP } from '../messaging/people.ts';
import { peerModule } from './peer-modules.ts';
import { type PeerRun, stopwatch } from './peer-run.ts';

/**
 * pg-boss, tuned: a durable reminder at its time puts a job for each recipient, a thousand at once; two workers take a
 * thousand at a time and claim them with one bulk insert.
 */
type People = { readonly first: number; readonly count: number };

type Reminder = { readonly data: People };

type Job = { readonly data: { readonly key: string; readonly phone: string } };

type Boss = {
  start: () => Promise<unknown>;
  stop: (options: object) => Promise<void>;
  on: (event: 'error', tell: (error: Error) => void) => void;
  createQueue: (name: string, options: object) => Promise<void>;
  send: (name: string, data: object, options: object) => Promise<unknown>;
  insert: (name: string, jobs: readonly object[]) => Promise<unknown>;
  work: <J>(
    name: string,
    options: object,
    handler: (jobs: readonly J[]) => Promise<unknown>,
  ) => Promise<unknown>;
};

type Pool = {
  query: (text: string, values?: readonly unknown[]) => Promise<{ rows: readonly Record<string, unknown>[] }>;
  end: () => Promise<void>;
};

const PAGE = 1000;
const AHEAD_MS = 2_000;
const EAGER = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 0.5 };

const { socket, count, run } = given<PeerRun>();
const { PgBoss } = await peerModule<{ PgBoss: new (options: object) => Boss }>('pg-boss');
const pg = await peerModule<{ default: { Pool: new (options: object) => Pool } }>('pg');
const admin = new pg.default.Pool({ host: socket, user: 'bench', database: 'postgres', max: 1 });
await admin.query(`CREATE DATABASE ${run}`);
const pool = new pg.default.Pool({ host: socket, user: 'bench', database: run, max: 4 });
await pool.query(
  'CREATE TABLE sent (key text PRIMARY KEY, phone text NOT NULL, at timestamptz DEFAULT now())',
);

const watch = stopwatch(count);
const boss = new PgBoss({ host: socket, user: 'bench', database: run, max: 8, useListenNotify: true });
boss.on('error', (error) => process.stderr.write(`${error.message}\n`));
await boss.start();
await boss.createQueue('reminder', { notify: true });
await boss.createQueue('sms', { notify: true });

const fanOut = async ({ first, count: all }: People): Promise<void> => {
  for (let from = 0; from < all; from += PAGE) {
    const jobs = Array.from({ length: Math.min(PAGE, all - from) }, (_, at) => ({
      data: { key: registrationIdOf(first + from + at), phone: phoneOf(first + from + at) },
    }));
    await boss.insert('sms', jobs);
  }
};

const claim = async (jobs: readonly Job[]): Promise<void> => {
  const { rows } = await pool.query(
    `INSERT INTO sent (key, phone) SELECT * FROM unnest($1::text[], $2::text[])
     ON CONFLICT DO NOTHING RETURNING phone`,
    [jobs.map(({ data }) => data.key), jobs.map(({ data }) => data.phone)],
  );
  await Promise.all(rows.map(({ phone }) => watch.send(String(phone))));
};

await boss.work('sms', { ...EAGER, batchSize: 1000, localConcurrency: 2, burstWhenBatchFull: true }, claim);
await boss.work('reminder', EAGER, async (jobs: readonly Reminder[]) => {
  for (const { data } of jobs) await fanOut(data);
});
await boss.send('reminder', { first: WARM_UP.from, count: WARM_UP.count }, {});
await watch.warmedUp;
watch.begin();
const dueAt = Date.now() + AHEAD_MS;
await boss.send('reminder', { first: 0, count }, { startAfter: new Date(dueAt) });
await watch.allSent;
const { rows } = await pool.query('SELECT count(*)::int AS count FROM sent');
await boss.stop({ graceful: true });
watch.finish(dueAt, Number(rows[0]?.['count']));
await pool.end();
await admin.end();
