import type { Slice } from '#functions/messaging/app/ports.ts';
import type { Platform, SendingPlatform } from '#shared/aws/platform.ts';
import { SMS_DEFAULTS } from '#shared/aws/settings.ts';
import { randomIds } from '#shared/kernel/random-ids.ts';
import { type Instant, instantFromMillis, millisOf } from '#shared/kernel/time.ts';
import { silentLogger } from '#shared/observability/logger.ts';
import { noMetrics } from '#shared/observability/metrics.ts';
import { meteredTable } from '#shared/store/metered-table.ts';
import { storeMeter } from '#shared/store/metering/store-meter.ts';
import { openSqliteTable } from '#shared/store/sqlite-table.ts';
import { assumptions, billedMs, gbSecondsOf } from './assumptions.ts';
import { phoneCounter } from './people.ts';
import { slowTable } from './slow-table.ts';
import { virtualTime } from './virtual-time.ts';
import { UNLIMITED } from './world.ts';

const DUE_AT = '2025-11-10T02:00:00.000Z' as Instant;

const PLENTY = 100_000_000;

/** Counts what each invocation uses, on a store that is as far away as AWS's. */
export const meteredWorld = () => {
  const time = virtualTime();
  const clock = { now: () => instantFromMillis(millisOf(DUE_AT) + Math.floor(time.now())) };
  const sqlite = openSqliteTable({ path: ':memory:', clock });
  const meter = storeMeter();
  const table = slowTable(meteredTable(sqlite, meter), time);
  const counter = phoneCounter();
  const waiting: Slice[] = [];
  const used = { sqsRequest: 0, invocations: 0, gbSeconds: 0 };
  const queues: Platform['queues'] = {
    send: async (_, messages) => {
      used.sqsRequest += Math.ceil(messages.length / 10);
      await time.sleep(assumptions.queueMs);
      for (const { body } of messages)
        waiting.push({ batchKey: String(body['batch']), slice: Number(body['slice']) });
    },
  };
  const platform: SendingPlatform = {
    table,
    clock,
    queues,
    ids: randomIds(clock),
    workflows: { start: async () => 'already_started' },
    logger: silentLogger,
    metrics: noMetrics,
    settings: {
      stage: 'local',
      publicUrl: 'https://sapa.example',
      signIn: { issuer: 'http://127.0.0.1', jwksUrl: 'http://127.0.0.1/jwks', clientId: 'bench' },
      sms: { ...SMS_DEFAULTS, allowList: ['+62'], perSecond: UNLIMITED, monthlyParts: PLENTY },
    },
    sms: {
      send: async ({ to }) => {
        await time.sleep(assumptions.publishMs);
        counter.add(to);
        // As long as SNS's.
        return { kind: 'accepted', providerId: '0f9d6a3c-5b7e-5c11-9a51-3c2d8f0e7b46' };
      },
    },
    secrets: { read: async () => 'kunci' },
    providerOptOuts: { list: async () => ({ phones: [] }) },
  };

  /** One invocation of a Lambda function; gives back what it came to. */
  const invoke = async <T>(work: () => Promise<T>): Promise<T> => {
    const before = meter.usage().requests + used.sqsRequest + counter.total();
    const running = work();
    const waitedMs = await time.run(running);
    const calls = meter.usage().requests + used.sqsRequest + counter.total() - before;
    used.invocations += 1;
    used.gbSeconds += gbSecondsOf(billedMs(waitedMs, calls));
    return running;
  };

  return { platform, sqlite, meter, counter, waiting, used, invoke };
};

export type MeteredWorld = ReturnType<typeof meteredWorld>;
