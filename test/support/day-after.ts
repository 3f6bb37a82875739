import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { eventsServices } from '#functions/events/container.ts';
import { createEventContract, type EventView, publishEventContract } from '#functions/events/contract.ts';
import { eventsHttp } from '#functions/events/handlers/http.ts';
import { seedOffices, seedVillages } from '#functions/offices/contract.ts';
import { attendanceServices } from '#functions/registrations/attendance-services.ts';
import { registrationsServices } from '#functions/registrations/container.ts';
import { recordAttendanceContract, registerContract } from '#functions/registrations/contract.ts';
import { attendanceHttp } from '#functions/registrations/handlers/attendance.ts';
import { registrationsHttp } from '#functions/registrations/handlers/http.ts';
import { reportingServices } from '#functions/reporting/container.ts';
import { reportingHttp } from '#functions/reporting/handlers/http.ts';
import { allFunctions } from '#infra/contexts/contracts.ts';
import { type HttpHandler, routeKeyOf } from '#shared/http/http-function.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { type ApiRequest, apiEvent, lambdaContext } from './api-event.ts';
import { keyOf, minute } from './builders/attendance.ts';
import { eventBody } from './builders/events.ts';
import { phoneOf } from './builders/registrations.ts';
import { orderedMessages } from './ordered-messages.ts';
import { outreachSenders } from './outreach-senders.ts';
import { startSignIn, type TestAccount, type TestSignIn, testAccount } from './sign-in.ts';
import { testPlatform } from './test-platform.ts';

const routesOf = (name: string): readonly string[] => {
  const trigger = allFunctions.find((each) => each.name === name)?.trigger;
  return trigger?.kind === 'http' ? trigger.routes.map(routeKeyOf) : [];
};

/** An event from its plan to its report behind the real handlers, on one store. */
const world = async (signIn: TestSignIn) => {
  const base = testPlatform();
  const platform = { ...base, settings: { ...base.settings, signIn: signIn.settings } };
  await seedOffices(platform.table, platform.clock.now());
  await seedVillages(platform.table);
  const reporting = reportingServices(platform);
  const byFunction: Readonly<Record<string, HttpHandler>> = {
    'events-http': eventsHttp(eventsServices(platform)),
    'registrations-http': registrationsHttp(registrationsServices(platform)),
    'registrations-attendance': attendanceHttp(attendanceServices(platform)),
    'reporting-http': reportingHttp(reporting),
  };
  const handlers = new Map(
    Object.entries(byFunction).flatMap(([name, handler]) =>
      routesOf(name).map((key) => [key, handler] as const),
    ),
  );

  const call = async (
    contract: RouteContract,
    request: ApiRequest = {},
    account: TestAccount | 'nobody' = testAccount(),
  ) => {
    const now = platform.clock.now();
    const signedIn = account === 'nobody' ? {} : { token: await signIn.tokenFor(account, now) };
    const handler = handlers.get(routeKeyOf(contract));
    if (handler === undefined) throw new Error(`nobody answers ${routeKeyOf(contract)}`);
    const {
      statusCode: status,
      headers = {},
      body: text = '',
    } = await handler(apiEvent(contract, { ...signedIn, ...request }), lambdaContext);
    const isJson = String(headers['content-type']).includes('json');
    // What a test reads of an answer is what it asserts.
    return { status, headers, text, body: (isJson ? JSON.parse(text) : {}) as Record<string, unknown> };
  };

  const publish = async (over: Readonly<Record<string, unknown>> = {}): Promise<EventView> => {
    const draft = await call(createEventContract, { body: eventBody(over) });
    const eventId = String(draft.body['eventId']);
    const published = await call(publishEventContract, {
      params: { eventId },
      headers: { 'if-match': '"1"' },
    });
    if (published.status !== 200) throw new Error(`not published: ${draft.text} ${published.text}`);
    return published.body as EventView;
  };

  /** Gives back the id of the registration. */
  const register = async (eventId: string, person: number, over: Readonly<Record<string, unknown>> = {}) => {
    const { status, body, text } = await call(registerContract, {
      params: { eventId },
      body: { name: `Peserta ${person}`, phone: phoneOf(person), ...over },
    });
    if (status !== 201) throw new Error(`not registered: ${text}`);
    return String(body['registrationId']);
  };

  /** Marks them present on the morning of the event. */
  const come = async (eventId: string, marks: readonly Readonly<Record<string, unknown>>[]) => {
    const body = {
      marks: marks.map((mark, index) => ({ key: keyOf(1000 + index), at: minute(index), ...mark })),
    };
    const { status, text } = await call(recordAttendanceContract, { params: { eventId }, body });
    if (status !== 200) throw new Error(`not marked: ${text}`);
  };

  const messages = (eventId: string) => orderedMessages(platform.table, `event:${eventId}`);

  return {
    ...outreachSenders(platform),
    come,
    messages,
    platform,
    reporting,
    call,
    publish,
    register,
    close: base.close,
  };
};

export type DayAfter = Awaited<ReturnType<typeof world>>;

/** One sign-in for the file that calls this, and a fresh world before each of its tests. */
export const eachDayAfter = (): (() => DayAfter) => {
  let signIn: TestSignIn;
  let current: DayAfter;
  beforeAll(async () => {
    signIn = await startSignIn();
  });
  afterAll(() => signIn.stop());
  beforeEach(async () => {
    current = await world(signIn);
  });
  afterEach(() => current.close());
  return () => current;
};
