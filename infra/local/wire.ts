import { workflowNames } from '#shared/aws/names.ts';
import type { SendingPlatform, Settings } from '#shared/aws/platform.ts';
import { SMS_DEFAULTS } from '#shared/aws/settings.ts';
import { randomIds } from '#shared/kernel/random-ids.ts';
import { noMetrics } from '#shared/observability/metrics.ts';
import { trackActivity } from './clock/activity.ts';
import { type Contexts, platformContexts } from './contexts.ts';
import { boundFunctions } from './functions/bound-functions.ts';
import { failureLog, localLogger } from './local-logger.ts';
import type { PlatformOptions } from './options.ts';
import { openOutbox } from './outbox/outbox.ts';
import { platformClock } from './platform-clock.ts';
import { localQueues } from './queues/local-queues.ts';
import { localSchedules } from './schedules/local-schedules.ts';
import { issuerOf } from './sign-in/issuer.ts';
import { CLIENT_ID } from './sign-in/token.ts';
import { openStore } from './storage/open-store.ts';
import type { Storage } from './storage/storage.ts';
import { localWorkflows } from './workflows/local-workflows.ts';

const settingsOf = (origin: string): Settings => ({
  stage: 'local',
  publicUrl: origin,
  signIn: { issuer: issuerOf(origin), jwksUrl: `${issuerOf(origin)}/jwks`, clientId: CLIENT_ID },
  sms: { ...SMS_DEFAULTS, allowList: ['+'] },
});

/** The outbox takes every number and needs no secret. */
const outboxAlone: Pick<SendingPlatform, 'secrets' | 'providerOptOuts'> = {
  secrets: {
    read: async (name) => {
      throw new Error(`the embedded run has no secret ${name}`);
    },
  },
  providerOptOuts: { list: async () => ({ phones: [] }) },
};

const workflowDefinitions = (contexts: Contexts, { steps }: ReturnType<typeof boundFunctions>) =>
  Object.fromEntries(
    workflowNames.flatMap((name) => {
      const ofThis = steps[name];
      return ofThis === undefined ? [] : [[name, { machine: contexts.loadDefinition(name), steps: ofThis }]];
    }),
  );

/** Builds every part around one clock and joins them; nothing runs yet. */
export const wire = async (options: PlatformOptions, storage: Storage, origin: string) => {
  const contexts = options.contexts ?? platformContexts;
  const activity = trackActivity();
  const clockParts = platformClock(options.clock, storage.savedClock, activity);
  const { clock } = clockParts;
  const time = { clock, activity };
  const logger = localLogger(clock, options.logSink ?? storage.logLine);
  const failed = failureLog(logger);
  const store = await openStore(options, storage, clock);
  const ids = randomIds(clock);
  const outbox = openOutbox(storage.outbox, { clock, ids });
  const functions = boundFunctions(contexts.functions, contexts.makers);
  const { consumers, scheduled } = functions;
  const queues = localQueues({ ...time, consumers, failed: failed.batchFailed });
  const definitions = workflowDefinitions(contexts, functions);
  const workflows = localWorkflows({ ...time, definitions, failed: failed.executionFailed });
  const schedules = localSchedules({ ...time, scheduled, failed: failed.functionFailed });
  const platform: SendingPlatform = {
    table: store.table,
    clock,
    ids,
    queues,
    workflows,
    sms: options.wrapSms?.(outbox) ?? outbox,
    ...outboxAlone,
    logger,
    metrics: noMetrics,
    settings: settingsOf(origin),
  };
  functions.bind(platform);
  const accounts = contexts.accounts(store.table);
  return {
    origin,
    storage,
    contexts,
    activity,
    clockParts,
    clock,
    failed,
    store,
    outbox,
    functions,
    queues,
    workflows,
    schedules,
    platform,
    accounts,
  };
};

export type Wired = Awaited<ReturnType<typeof wire>>;
