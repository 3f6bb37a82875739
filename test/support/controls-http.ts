import { controlServices } from '#functions/messaging/control-services.ts';
import { controlRoutes } from '#functions/messaging/handlers/control-routes.ts';
import type { Settings } from '#shared/aws/platform.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { type ApiRequest, apiEvent, lambdaContext } from './api-event.ts';
import { type TestSignIn, testAccount } from './sign-in.ts';
import { testPlatform } from './test-platform.ts';

export const people = {
  organiser: testAccount(),
  head: testAccount({ username: 'head-kalbar', roles: ['head'] }),
  officer: testAccount({ username: 'officer-ntb', office: 'bp3mi-ntb', roles: ['duty_officer'] }),
  headNtb: testAccount({ username: 'head-ntb', office: 'bp3mi-ntb', roles: ['head'] }),
  desk: testAccount({ username: 'national-desk', office: 'kemenp2mi', roles: ['national_desk'] }),
} as const;

/** Budgets, kill switches and test numbers over the real HTTP stack and store. */
export const controlsHttp = (signIn: TestSignIn, { stage = 'dev' }: { readonly stage?: string } = {}) => {
  const sms: Settings['sms'] = {
    allowList: ['+62860'],
    perSecond: 20,
    pricePerPart: 500,
    monthlyParts: 1000,
    noticeFloor: 100,
    previewAbove: 100,
  };
  const settings = { stage, publicUrl: 'https://sapa.example', signIn: signIn.settings, sms };
  const platform = testPlatform({ settings }, '2025-11-10T02:00:00.000Z');
  const http = httpFunction(platform, controlRoutes(controlServices(platform)));
  const call = async (
    who: keyof typeof people,
    contract: RouteContract,
    request: ApiRequest & { readonly version?: number } = {},
  ) => {
    const { version, ...rest } = request;
    const token = await signIn.tokenFor(people[who], platform.clock.now());
    const headers = version === undefined ? {} : { 'if-match': `"${version}"` };
    const response = await http(apiEvent(contract, { ...rest, headers, token }), lambdaContext);
    return {
      status: response.statusCode,
      etag: response.headers?.['etag'],
      body: JSON.parse(response.body ?? '{}'),
    };
  };
  return { platform, call };
};
