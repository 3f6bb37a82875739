import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { eventsServices } from '#functions/events/container.ts';
import { createEventContract, type EventView, publishEventContract } from '#functions/events/contract.ts';
import { eventsHttp } from '#functions/events/handlers/http.ts';
import { seedOffices } from '#functions/offices/contract.ts';
import { registrationsServices } from '#functions/registrations/container.ts';
import { registerContract } from '#functions/registrations/contract.ts';
import { registrationsHttp } from '#functions/registrations/handlers/http.ts';
import { remindersServices } from '#functions/reminders/container.ts';
import { remindersHttp } from '#functions/reminders/handlers/http.ts';
import type { SmsSettings } from '#shared/aws/platform.ts';
import { routeKeyOf } from '#shared/http/http-function.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import type { Table } from '#shared/store/table.ts';
import { type ApiRequest, apiEvent, lambdaContext } from './api-event.ts';
import { eventBody } from './builders/events.ts';
import { phoneOf } from './builders/registrations.ts';
import { orderedMessages } from './ordered-messages.ts';
import { outreachSenders } from './outreach-senders.ts';
import { startSignIn, type TestAccount, type TestSignIn, testAccount } from './sign-in.ts';
import { testPlatform } from './test-platform.ts';

const organiser = testAccount();

export type Answer = {
  readonly status: number | undefined;
  readonly etag: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
  /** As it came. */
  readonly text: string;
  // What a test reads of an answer is what it asserts.
  readonly body: Record<string, unknown>;
};

type Options = {
  readonly sms?: Partial<SmsSettings>;
  /** What stands between the contexts and the store. */
  readonly table?: (table: Table) => Table;
};

/** Which context answers a route. */
const contextOf = (contract: RouteContract): 'registrations' | 'reminders' | 'events' => {
  const key = routeKeyOf(contract);
  if (key.includes('/registrations')) return 'registrations';
  return key.includes('/messages/') ? 'reminders' : 'events';
};

/** Outreach behind its real handlers on one store, with the directory and one office's organiser. */
const outreach = async (signIn: TestSignIn, options: Options) => {
  const base = testPlatform();
  const sms = { ...base.settings.sms, ...options.sms };
  const settings = { ...base.settings, signIn: signIn.settings, sms };
  const platform = { ...base, table: options.table?.(base.table) ?? base.table, settings };
  await seedOffices(platform.table, platform.clock.now());
  const services = registrationsServices(platform);
  const reminders = remindersServices(platform);
  const handlers = {
    events: eventsHttp(eventsServices(platform)),
    registrations: registrationsHttp(services),
    reminders: remindersHttp(reminders),
  };

  const call = async (
    contract: RouteContract,
    request: ApiRequest = {},
    account: TestAccount = organiser,
  ): Promise<Answer> => {
    const token = await signIn.tokenFor(account, platform.clock.now());
    const response = await handlers[contextOf(contract)](
      apiEvent(contract, { token, ...request }),
      lambdaContext,
    );
    return {
      status: response.statusCode,
      etag: response.headers?.['etag'],
      headers: response.headers ?? {},
      text: response.body ?? '',
      body: /json/.test(String(response.headers?.['content-type'])) ? JSON.parse(response.body ?? '{}') : {},
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
    const ordered = await orderedMessages(platform.table, `event:${eventId}`);
    return ordered.map(({ kind, recipient, version }) => ({ kind, recipient, version }));
  };

  return {
    ...{ platform, services, reminders, call, change, draft, publish, register, messages },
    ...outreachSenders(platform),
    close: base.close,
  };
};

export type Outreach = Awaited<ReturnType<typeof outreach>>;

/** One sign-in for the file that calls this, and a fresh world before each of its tests; gives back how to reach it. */
export const eachOutreach = (options: Options = {}): (() => Outreach) => {
  let signIn: TestSignIn;
  let world: Outreach;
  beforeAll(async () => {
    signIn = await startSignIn();
  });
  afterAll(() => signIn.stop());
  beforeEach(async () => {
    world = await outreach(signIn, options);
  });
  afterEach(() => world.close());
  return () => world;
};
