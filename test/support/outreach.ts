import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { eventsServices } from '#functions/events/container.ts';
import { createEventContract, type EventView, publishEventContract } from '#functions/events/contract.ts';
import { eventsHttp } from '#functions/events/handlers/http.ts';
import { seedOffices } from '#functions/offices/contract.ts';
import { registrationsServices } from '#functions/registrations/container.ts';
import { registerContract } from '#functions/registrations/contract.ts';
import { registrationsHttp } from '#functions/registrations/handlers/http.ts';
import { routeKeyOf } from '#shared/http/http-function.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { type ApiRequest, apiEvent, lambdaContext } from './api-event.ts';
import { eventBody } from './builders/events.ts';
import { phoneOf } from './builders/registrations.ts';
import { startSignIn, type TestAccount, type TestSignIn, testAccount } from './sign-in.ts';
import { testPlatform } from './test-platform.ts';

const organiser = testAccount();

export type Answer = {
  readonly status: number | undefined;
  readonly etag: unknown;
  // What a test reads of an answer is what it asserts.
  readonly body: Record<string, unknown>;
};

/** Events and registrations behind their real handlers on one store, with the directory and one office's organiser. */
const outreach = async (signIn: TestSignIn) => {
  const base = testPlatform();
  const platform = { ...base, settings: { ...base.settings, signIn: signIn.settings } };
  await seedOffices(platform.table, platform.clock.now());
  const events = eventsHttp(eventsServices(platform));
  const services = registrationsServices(platform);
  const registrations = registrationsHttp(services);

  const call = async (
    contract: RouteContract,
    request: ApiRequest = {},
    account: TestAccount = organiser,
  ): Promise<Answer> => {
    const token = await signIn.tokenFor(account, platform.clock.now());
    const handler = routeKeyOf(contract).includes('/registrations') ? registrations : events;
    const response = await handler(apiEvent(contract, { token, ...request }), lambdaContext);
    return {
      status: response.statusCode,
      etag: response.headers?.['etag'],
      body: JSON.parse(response.body ?? '{}'),
    };
  };

  const draft = async (over: Readonly<Record<string, unknown>> = {}): Promise<EventView> => {
    const { status, body } = await call(createEventContract, { body: eventBody(over) });
    if (status !== 201) throw new Error(`no draft: ${JSON.stringify(body)}`);
    // Parsed by the route's own output schema before it was sent.
    return body as EventView;
  };

  /** Any change that carries If-Match. */
  const change = (
    contract: RouteContract,
    event: { readonly eventId: string; readonly version: number },
    body?: unknown,
    account?: TestAccount,
  ): Promise<Answer> =>
    call(
      contract,
      {
        params: { eventId: event.eventId },
        headers: { 'if-match': `"${event.version}"` },
        ...(body === undefined ? {} : { body }),
      },
      account,
    );

  const publish = async (over: Readonly<Record<string, unknown>> = {}): Promise<EventView> => {
    const { status, body } = await change(publishEventContract, await draft(over));
    if (status !== 200) throw new Error(`not published: ${JSON.stringify(body)}`);
    return body as EventView;
  };

  const register = (eventId: string, person: number, over: Readonly<Record<string, unknown>> = {}) =>
    call(registerContract, {
      params: { eventId },
      body: { name: `Peserta ${person}`, phone: phoneOf(person), ...over },
    });

  const messages = async (eventId: string) => {
    const partition = `event:${eventId}`;
    const page = await platform.table.query({
      table: 'messages',
      index: 'bySubject',
      partition,
      limit: 1000,
    });
    return page.items.map(({ kind, recipient, version }) => ({ kind, recipient, version }));
  };

  return { platform, services, call, change, draft, publish, register, messages, close: base.close };
};

export type Outreach = Awaited<ReturnType<typeof outreach>>;

/** One sign-in for the file that calls this, and a fresh world before each of its tests; gives back how to reach it. */
export const eachOutreach = (): (() => Outreach) => {
  let signIn: TestSignIn;
  let world: Outreach;
  beforeAll(async () => {
    signIn = await startSignIn();
  });
  afterAll(() => signIn.stop());
  beforeEach(async () => {
    world = await outreach(signIn);
  });
  afterEach(() => world.close());
  return () => world;
};
