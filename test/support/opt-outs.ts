import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import {
  actOnStopLinkContract,
  openStopLinkContract,
} from '#functions/messaging/contract/stop-link-routes.ts';
import { stopLinkPut } from '#functions/messaging/contract.ts';
import { recordOptOutRoute, undoOptOutRoute } from '#functions/messaging/handlers/routes/opt-outs.ts';
import { searchOptOutsRoute } from '#functions/messaging/handlers/routes/search-opt-outs.ts';
import { actOnStopLinkRoute, openStopLinkRoute } from '#functions/messaging/handlers/routes/stop-link.ts';
import { optOutServices } from '#functions/messaging/opt-out-services.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { type Duration, plus } from '#shared/kernel/time.ts';
import { type ApiRequest, apiEvent, lambdaContext } from './api-event.ts';
import { startSignIn, type TestAccount, type TestSignIn, testAccount } from './sign-in.ts';
import { testPlatform } from './test-platform.ts';

export const PHONE = '+6286012345678';
export const EVENT = 'event:EV1';
export const CODE = 'Ab3Cd5Ef7Gh';

/** Provider pages by cursor; the first has none. */
type Pages = Readonly<Record<string, { readonly phones: readonly string[]; readonly cursor?: string }>>;

const world = (signIn: TestSignIn) => {
  const base = testPlatform();
  const platform = { ...base, settings: { ...base.settings, signIn: signIn.settings } };
  const listed: (string | undefined)[] = [];
  let pages: Pages = {};
  const services = optOutServices({
    ...platform,
    providerOptOuts: {
      list: async (cursor) => {
        listed.push(cursor);
        const page = pages[cursor ?? 'first'];
        if (page === undefined) throw new Error('no such page');
        return page;
      },
    },
  });
  const all = { ...services, platform };
  const handle = httpFunction(platform, [
    recordOptOutRoute(all),
    undoOptOutRoute(all),
    searchOptOutsRoute(all),
    openStopLinkRoute(all),
    actOnStopLinkRoute(all),
  ]);

  /** As staff where the route wants it; from the given network address. */
  const call = async (
    contract: RouteContract,
    request: ApiRequest = {},
    { account = testAccount(), address = '127.0.0.1' }: { account?: TestAccount; address?: string } = {},
  ) => {
    const token = await signIn.tokenFor(account, platform.clock.now());
    const event = apiEvent(contract, contract.access === 'public' ? request : { token, ...request });
    event.requestContext.http.sourceIp = address;
    const { statusCode, headers, body = '' } = await handle(event, lambdaContext);
    const isJson = String(headers?.['content-type']).includes('json');
    return { status: statusCode, headers, text: body, body: isJson ? JSON.parse(body) : undefined };
  };

  return {
    platform,
    services,
    call,
    open: (code = CODE, address?: string) =>
      call(openStopLinkContract, { params: { code } }, address === undefined ? {} : { address }),
    choose: (choice: string, code = CODE) =>
      call(actOnStopLinkContract, { params: { code }, body: `choice=${choice}` }),
    /** A link that is good for a day. */
    givenLink: (code = CODE) =>
      platform.table.write(
        stopLinkPut(
          code,
          {
            phone: PHONE,
            eventId: 'EV1',
            officeId: 'bp3mi-kalbar',
            event: 'Sosialisasi <Aman>',
            sender: 'BP3MI Kalbar',
          },
          plus(platform.clock.now(), 'P1D' as Duration),
        ),
      ),
    givenPages: (given: Pages) => {
      pages = given;
    },
    listed,
    /** Everything that is kept of a phone: when each wish was given, by what channel, and when it was taken back. */
    history: async (phone = PHONE) =>
      (await services.optOutHistory(phone)).map(({ scope, channel, at, undone }) => [
        scope,
        channel,
        at,
        undone?.at,
      ]),
    close: base.close,
  };
};

export type OptOutWorld = ReturnType<typeof world>;

/** One sign-in for the file that calls this, and a fresh world before each of its tests. */
export const eachOptOutWorld = (): (() => OptOutWorld) => {
  let signIn: TestSignIn;
  let current: OptOutWorld;
  beforeAll(async () => {
    signIn = await startSignIn();
  });
  afterAll(() => signIn.stop());
  beforeEach(() => {
    current = world(signIn);
  });
  afterEach(() => current.close());
  return () => current;
};
