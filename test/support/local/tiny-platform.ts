import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import type { Contexts } from '#infra/local/contexts.ts';
import type { FunctionMakers } from '#infra/local/functions/bound-functions.ts';
import type { LocalAccount } from '#infra/local/sign-in/local-account.ts';
import { DEMO_START, type PlatformOptions, startPlatform } from '#infra/local/start-platform.ts';
import { parseDefinition } from '#infra/local/workflows/definition.ts';
import type { FunctionContract } from '#shared/aws/function-contract.ts';

const output = { kind: 'json', status: 200, schema: z.looseObject({}) } as const;

const contract = (name: string, trigger: FunctionContract['trigger']): FunctionContract => ({
  name,
  entry: 'functions/tiny/handlers/tiny.handler.ts',
  trigger,
  tables: {},
  errorImpact: 'nothing',
});

const route = (method: 'GET' | 'POST', path: `/${string}`) =>
  ({ operation: 'x', summary: 'x', method, path, access: 'public', output }) as const;

const functions = [
  contract('tiny-http', {
    kind: 'http',
    routes: [
      route('POST', '/api/v1/remind'),
      route('GET', '/api/v1/echo/{id}'),
      route('GET', '/api/v1/broken'),
    ],
  }),
  contract('tiny-send', { kind: 'queue', queue: 'messages-urgent' }),
  contract('tiny-sweep', { kind: 'schedule', every: 'PT1M' }),
  contract('tiny-plan', { kind: 'workflow-step', workflow: 'event-timeline', step: 'Plan' }),
];

/** Waits three days, then asks the queue to send one SMS. */
const definition = JSON.stringify({
  StartAt: 'Wait',
  States: {
    Wait: { Type: 'Wait', TimestampPath: '$.until', Next: 'Plan' },
    Plan: { Type: 'Task', Resource: '\x24{PlanFunctionArn}', End: true },
  },
});

const json = (statusCode: number, body: unknown) => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export type Seen = { readonly sweeps: { time: string; reattach?: true }[] };

const makers = (seen: Seen): FunctionMakers => ({
  'tiny-http': (platform) => async (event: APIGatewayProxyEventV2) => {
    if (event.routeKey === 'GET /api/v1/broken') throw new Error('broken');
    if (event.routeKey !== 'POST /api/v1/remind') return json(200, event);
    const { name, until } = JSON.parse(event.body ?? '{}');
    return json(202, { started: await platform.workflows.start('event-timeline', name, { until }) });
  },
  'tiny-plan': (platform) => async () => {
    await platform.queues.send('messages-urgent', [{ body: { key: 'k' } }]);
    return {};
  },
  'tiny-send': (platform) => async () => {
    await platform.sms.send({ to: '+6286011112222', text: 'Halo', reference: 'k', attempt: 'a' });
  },
  'tiny-sweep': () => async (event: { time: string }) => {
    seen.sweeps.push(event);
  },
});

const account = (accountId: string, officeId: string, roles: LocalAccount['roles']): LocalAccount => ({
  accountId,
  name: `Orang ${accountId}`,
  officeId,
  officeName: officeId,
  roles,
});

export const tinyContexts = (seen: Seen): Contexts => ({
  functions,
  makers: makers(seen),
  loadDefinition: () => parseDefinition(definition),
  seed: async () => undefined,
  accounts: () => ({
    list: async () => [
      account('organiser-kalbar', 'bp3mi-kalbar', ['organiser']),
      account('national-desk', 'kemenp2mi', ['national_desk']),
    ],
  }),
});

/** The embedded run with four tiny functions, its clock frozen at the demo's start. */
export const startTiny = async (more: Partial<PlatformOptions> = {}) => {
  const seen: Seen = { sweeps: [] };
  const lines: string[] = [];
  const running = await startPlatform({
    port: 0,
    storage: { kind: 'memory' },
    clock: { kind: 'virtual', startAt: DEMO_START, speed: 'frozen' },
    contexts: tinyContexts(seen),
    logSink: (line) => void lines.push(line),
    ...more,
  });
  return { ...running, seen, lines };
};
