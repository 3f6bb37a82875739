import { setTimeout as sleep } from 'node:timers/promises';
import { gateSet, type Intent, intentPut, wakeKey } from '#functions/messaging/contract.ts';
import type { SmsProvider } from '#shared/aws/platform.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { arrivalNoticeIntent } from '#test/support/builders/messaging.ts';
import { given, report } from '../../child.ts';
import { nowMs } from '../now.ts';
import { eventIdOf, phoneOf, recipients, reminderOf } from '../people.ts';
import { seededRandom } from '../random.ts';
import { burstAbove, mostWithin, percentile, rateOf } from '../statistics.ts';
import { openWorld } from '../world.ts';

/** Notices at random moments while reminders leave at the provider's rate. */
export type UrgentRun = {
  readonly path: string;
  readonly standard: number;
  readonly urgent: number;
  readonly perSecond: number;
  readonly seed: number;
};

export type UrgentAnswer = {
  /** Milliseconds from the beginning of the notice's own transaction to the provider's acceptance. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** Reminders a second, from the first to the last. */
  readonly standardRate: number;
  /** SMS of both lanes a second, from the first to the last; the pacer's burst may raise it for a while. */
  readonly rate: number;
  /** By how many SMS, at most, any stretch of time was ahead of the rate. */
  readonly burst: number;
  readonly mostInOneSecond: number;
  readonly complaints: readonly string[];
};

const { path, standard, urgent, perSecond, seed } = given<UrgentRun>();
const acceptedAt = new Map<string, number>();
let twice = 0;
const provider: SmsProvider = {
  send: async ({ reference }) => {
    if (acceptedAt.has(reference)) twice += 1;
    acceptedAt.set(reference, nowMs());
    return { kind: 'accepted', providerId: `sms-${acceptedAt.size}` };
  },
};
const world = openWorld({ path, provider, perSecond });
const { clock, table, client } = world;
const event = eventIdOf(1);
await table.write(gateSet(`event:${event}`, { version: 1, open: true }));

const noticeOf = (n: number, at: Instant): Intent =>
  arrivalNoticeIntent({
    subject: `notice:NT${n}`,
    recipient: `CON${n}`,
    to: phoneOf(1_000_000 + n),
    dueAt: at,
    notAfter: '2099-01-01T00:00:00.000Z' as Instant,
    guards: [{ gate: `notice:NT${n}`, version: 1 }],
  });

const keyOf = ({ kind, subject, version, rule, recipient }: Intent): string =>
  [kind, subject, version, rule, recipient].join('|');

/** As an arrival does it: in a transaction of its own, then a word to the senders. */
const notify = async (n: number): Promise<{ readonly key: string; readonly begunAt: number }> => {
  const begunAt = nowMs();
  const now = clock.now();
  const notice = noticeOf(n, now);
  await table.transact([intentPut(notice, now), gateSet(`notice:NT${n}`, { version: 1, open: true })]);
  await client.wake([wakeKey(notice)]);
  return { key: keyOf(notice), begunAt };
};

const startedAt = nowMs();
await client.record(reminderOf(event, clock.now()), recipients(0, standard));
const random = seededRandom(seed);
const wholeMs = (standard / perSecond) * 1000;
const moments = Array.from({ length: urgent }, () => startedAt + 500 + random() * (wholeMs - 1500));
const notices = await Promise.all(
  moments.map(async (at, n) => {
    await sleep(Math.max(1, at - nowMs()));
    return notify(n);
  }),
);
while (acceptedAt.size < standard + urgent && nowMs() < startedAt + 3 * wholeMs) await sleep(100);
await sleep(200);

const took = notices.map(({ key, begunAt }) => (acceptedAt.get(key) ?? Number.POSITIVE_INFINITY) - begunAt);
const times = [...acceptedAt.values()];
const reminders = [...acceptedAt].filter(([key]) => key.startsWith('reminder|')).map(([, at]) => at);
const answer: UrgentAnswer = {
  p50: percentile(took, 0.5),
  p99: percentile(took, 0.99),
  max: Math.max(...took),
  standardRate: rateOf(reminders),
  rate: rateOf(times),
  burst: burstAbove(times, perSecond),
  mostInOneSecond: mostWithin(times, 1000),
  complaints: [
    ...(twice === 0 ? [] : [`${twice} SMS were accepted twice`]),
    ...(times.length === standard + urgent ? [] : [`${times.length} SMS of ${standard + urgent}`]),
  ],
};
world.close();
report(answer);
