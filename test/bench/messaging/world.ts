import { messagingServices } from '#functions/messaging/container.ts';
import { messagingClient } from '#functions/messaging/contract.ts';
import type { Lane } from '#functions/messaging/domain/lane.ts';
import { messagingSend } from '#functions/messaging/handlers/send.ts';
import { trackActivity } from '#infra/local/clock/activity.ts';
import { movableClock } from '#infra/local/clock/movable-clock.ts';
import type { LambdaHandler } from '#infra/local/lambda.ts';
import type { QueueConsumer } from '#infra/local/queues/local-queue.ts';
import { localQueues } from '#infra/local/queues/local-queues.ts';
import type { SendingPlatform, SmsProvider } from '#shared/aws/platform.ts';
import { SMS_DEFAULTS } from '#shared/aws/settings.ts';
import { randomIds } from '#shared/kernel/random-ids.ts';
import { systemClock } from '#shared/kernel/time.ts';
import { silentLogger } from '#shared/observability/logger.ts';
import { noMetrics } from '#shared/observability/metrics.ts';
import { openSqliteTable } from '#shared/store/sqlite-table.ts';

/** So fast that nobody ever waits. */
export const UNLIMITED = 1_000_000;

/** Nobody runs out of budget while we measure. */
const PLENTY = 100_000_000;

type Options = {
  /** The store's file. */
  readonly path: string;
  readonly provider: SmsProvider;
  readonly perSecond: number;
};

/** Messaging as the embedded run has it: the store in one file, queues and senders in this process, the machine's time. */
export const openWorld = ({ path, provider, perSecond }: Options) => {
  const activity = trackActivity();
  const clock = movableClock({ startAt: systemClock.now(), speed: 'real', activity, machine: Date.now });
  const sqlite = openSqliteTable({ path, clock });
  const failures: unknown[] = [];
  // The senders send to the queues that bring them their work.
  const senders = Promise.withResolvers<Record<Lane, LambdaHandler>>();
  const consumerOf = (lane: Lane): QueueConsumer => ({
    functionName: `messaging-send-${lane}`,
    handler: async (event, context) => (await senders.promise)[lane](event, context),
  });
  const queues = localQueues({
    clock,
    activity,
    consumers: { 'messages-urgent': consumerOf('urgent'), 'messages-standard': consumerOf('standard') },
    failed: (_, error) => failures.push(error),
  });
  const platform: SendingPlatform = {
    table: sqlite,
    clock,
    ids: randomIds(clock),
    queues,
    workflows: { start: async () => 'already_started' },
    logger: silentLogger,
    metrics: noMetrics,
    settings: {
      stage: 'local',
      publicUrl: 'https://sapa.example',
      signIn: { issuer: 'http://127.0.0.1', jwksUrl: 'http://127.0.0.1/jwks', clientId: 'bench' },
      sms: { ...SMS_DEFAULTS, allowList: ['+'], perSecond, monthlyParts: PLENTY },
    },
    sms: provider,
    secrets: { read: async () => 'kunci' },
    providerOptOuts: { list: async () => ({ phones: [] }) },
  };
  const services = messagingServices(platform);
  const handlerOf = (lane: Lane) => messagingSend(services, lane) as LambdaHandler; // It is given SQS events alone.
  senders.resolve({ urgent: handlerOf('urgent'), standard: handlerOf('standard') });
  // The clock's own timers let a process end.
  const alive = setInterval(() => undefined, 60_000);
  const close = (): void => {
    clearInterval(alive);
    queues.stop();
    clock.stop();
    sqlite.close();
  };
  /** Until nothing is on its way; throws when a sender failed on the way. */
  const settled = async (): Promise<void> => {
    await activity.settled();
    if (failures.length > 0) throw new AggregateError(failures, 'a sender failed');
  };
  return {
    ...platform,
    client: messagingClient(platform),
    services,
    sqlite,
    clock,
    activity,
    queues,
    settled,
    close,
  };
};

export type World = ReturnType<typeof openWorld>;
