import { afterEach, beforeEach } from 'vitest';
import type { Platform, SendingPlatform, Settings } from '#shared/aws/platform.ts';
import { SMS_DEFAULTS } from '#shared/aws/settings.ts';
import { type Instant, instantFromMillis, millisOf } from '#shared/kernel/time.ts';
import { silentLogger } from '#shared/observability/logger.ts';
import { noMetrics } from '#shared/observability/metrics.ts';
import { openTestTable } from './test-table.ts';

type Sent = {
  readonly queue: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly delaySeconds?: number;
};
type Started = {
  readonly workflow: string;
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
};

/** All that sending needs besides a provider. */
type Sending = Pick<SendingPlatform, 'secrets' | 'providerOptOuts'>;

export type TestPlatform = Platform &
  Sending & {
    readonly sent: Sent[];
    readonly started: Started[];
    /** Sets the clock. */
    readonly setNow: (now: string) => void;
    readonly close: () => void;
  };

const SIGN_IN: Settings['signIn'] = {
  issuer: 'http://127.0.0.1',
  jwksUrl: 'http://127.0.0.1/jwks',
  clientId: 'console',
};

/** A real store, a clock that stands still, ids that count, and lists of what was sent and started. */
export const testPlatform = (
  overrides: Partial<Platform & Sending> = {},
  now = '2025-10-16T03:36:00.000Z',
): TestPlatform => {
  let current = now as Instant;
  const clock = { now: () => current };
  let counter = 0;
  const next = () => String(++counter);
  // Whoever brings a table closes it.
  const table = overrides.table ? { ...overrides.table, close: () => undefined } : openTestTable(clock);
  const sent: Sent[] = [];
  const started: Started[] = [];
  return {
    table,
    clock,
    ids: { id: () => `01TEST${next().padStart(20, '0')}`, token: () => `token${next().padStart(6, '0')}` },
    queues: {
      send: async (queue, messages) => {
        for (const message of messages) sent.push({ queue, ...message });
      },
    },
    workflows: {
      start: async (workflow, name, input) => {
        if (started.some((other) => other.workflow === workflow && other.name === name))
          return 'already_started';
        started.push({ workflow, name, input });
        return 'started';
      },
    },
    logger: silentLogger,
    metrics: noMetrics,
    settings: {
      stage: 'dev',
      publicUrl: 'https://sapa.example',
      signIn: SIGN_IN,
      sms: { ...SMS_DEFAULTS, allowList: ['+62860'] },
    },
    secrets: {
      read: async (name) => {
        throw new Error(`no secret ${name}`);
      },
    },
    providerOptOuts: { list: async () => ({ phones: [] }) },
    ...overrides,
    sent,
    started,
    setNow: (text) => {
      current = instantFromMillis(millisOf(text as Instant));
    },
    close: () => table.close(),
  };
};

/** A fresh platform before each test of the file that calls this; gives back how to reach it. */
export const eachPlatform = (): (() => TestPlatform) => {
  let platform: TestPlatform;
  beforeEach(() => {
    platform = testPlatform();
  });
  afterEach(() => platform.close());
  return () => platform;
};
