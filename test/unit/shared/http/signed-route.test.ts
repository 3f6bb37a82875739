import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { httpFunction } from '#shared/http/http-function.ts';
import { openApi } from '#shared/http/openapi.ts';
import { route, signedRoute } from '#shared/http/route.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { signBody } from '#shared/http/signed-body.ts';
import { type Instant, millisOf } from '#shared/kernel/time.ts';
import { StoreBusy } from '#shared/store/errors.ts';
import { apiEvent, lambdaContext } from '#test/support/api-event.ts';
import { type TestPlatform, testPlatform } from '#test/support/test-platform.ts';

const contract = {
  operation: 'ringBell',
  summary: 'Rings a bell',
  method: 'POST',
  path: '/api/v1/bells',
  access: 'public',
  signed: true,
  body: { kind: 'json', schema: z.strictObject({ times: z.int() }) },
  output: { kind: 'json', status: 200, schema: z.strictObject({ rung: z.int() }) },
} as const satisfies RouteContract;

const SECRET = 'a key that both sides know';
const NOW = '2025-11-10T02:00:00.000Z' as Instant;
const SECONDS = millisOf(NOW) / 1000;
const BODY = '{"times": 3}';

describe('a signed route', () => {
  let platform: TestPlatform;
  let rung: number;
  let secret: () => Promise<string>;
  let fails: Error | undefined;

  beforeEach(() => {
    platform = testPlatform({}, NOW);
    rung = 0;
    secret = async () => SECRET;
    fails = undefined;
  });
  afterEach(() => platform.close());

  const call = async (
    over: { body?: string; timestamp?: number | string; signature?: string; base64?: boolean } = {},
  ) => {
    const { body = BODY, timestamp = SECONDS, base64 = false } = over;
    const signature = over.signature ?? signBody(SECRET, String(timestamp), body);
    const handler = httpFunction(platform, [
      signedRoute(
        contract,
        () => secret(),
        async ({ body: { times } }) => {
          if (fails !== undefined) throw fails;
          rung += times;
          return { body: { rung } };
        },
      ),
    ]);
    const event = apiEvent(contract, {
      body: base64 ? Buffer.from(body).toString('base64') : body,
      headers: { 'x-sapa-timestamp': String(timestamp), 'x-sapa-signature': signature },
    });
    const response = await handler({ ...event, isBase64Encoded: base64 }, lambdaContext);
    return { status: response.statusCode, body: JSON.parse(response.body ?? '{}') as unknown };
  };

  it('answers what is signed with the key', async () => {
    expect(await call()).toEqual({ status: 200, body: { rung: 3 } });
  });

  it('checks the bytes, however the gateway hands them over', async () => {
    expect((await call({ base64: true })).status).toBe(200);
  });

  it.each([
    ['no signature', { signature: '' }],
    ['no time', { timestamp: '' }],
    ['the signature of another key', { signature: signBody('another key, 16+', String(SECONDS), BODY) }],
    ['the signature of another body', { signature: signBody(SECRET, String(SECONDS), '{"times": 4}') }],
    ['the signature of another time', { signature: signBody(SECRET, String(SECONDS - 1), BODY) }],
    ['a signature in capitals', { signature: signBody(SECRET, String(SECONDS), BODY).toUpperCase() }],
    ['a time 301 s ago', { timestamp: SECONDS - 301 }],
    ['a time 301 s ahead', { timestamp: SECONDS + 301 }],
  ])('refuses %s', async (_, over) => {
    expect(await call(over)).toMatchObject({ status: 401, body: { code: 'signature_refused' } });
    expect(rung).toBe(0);
  });

  it.each([-300, 300])('allows the clocks to be %i s apart', async (seconds) => {
    expect((await call({ timestamp: SECONDS + seconds })).status).toBe(200);
  });

  it('looks at the signature before the body', async () => {
    expect((await call({ body: 'no json', signature: '0'.repeat(64) })).status).toBe(401);
    expect((await call({ body: 'no json' })).status).toBe(400);
  });

  it('answers a repetition as the first time and does nothing', async () => {
    await call();
    expect(await call()).toEqual({ status: 200, body: { rung: 3 } });
    expect(rung).toBe(3);
  });

  it('takes the same body under a new signature for a new request', async () => {
    await call();
    expect((await call({ timestamp: SECONDS + 1 })).body).toEqual({ rung: 6 });
  });

  it('lets a request that failed on our side come again', async () => {
    fails = new StoreBusy('busy');
    expect((await call()).status).toBe(503);
    fails = undefined;
    expect(await call()).toEqual({ status: 200, body: { rung: 3 } });
  });

  it.each([
    ['cannot be read', () => Promise.reject(new Error('no secret'))],
    ['is empty', () => Promise.resolve('')],
    ['is too short to be one', () => Promise.resolve('short')],
  ])('refuses everything while the key %s', async (_, read) => {
    secret = read;
    expect(await call()).toMatchObject({ status: 503, body: { code: 'signature_unavailable' } });
    expect(rung).toBe(0);
  });

  it('names its two headers in the OpenAPI document', () => {
    const document = JSON.stringify(openApi([contract]));
    expect(document).toContain('x-sapa-timestamp');
    expect(document).toContain('x-sapa-signature');
  });

  it('cannot be bound without its key', () => {
    const bound = route(contract, async () => ({ body: { rung } }));
    expect(() => httpFunction(platform, [bound])).toThrow('ringBell');
  });
});
