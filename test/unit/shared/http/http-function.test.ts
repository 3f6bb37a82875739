import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type HttpHandler, httpFunction } from '#shared/http/http-function.ts';
import { problem } from '#shared/http/problem.ts';
import { type RouteFunction, route } from '#shared/http/route.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { allowListLogger } from '#shared/observability/logger.ts';
import { StoreBusy } from '#shared/store/errors.ts';
import { type ApiRequest, apiEvent, lambdaContext } from '#test/support/api-event.ts';
import { startSignIn, type TestSignIn, testAccount } from '#test/support/sign-in.ts';
import { type TestPlatform, testPlatform } from '#test/support/test-platform.ts';

const contract = {
  operation: 'renameHall',
  summary: 'Renames a hall',
  method: 'POST',
  path: '/api/v1/halls/{hallId}',
  access: ['organiser', 'head'],
  params: z.strictObject({ hallId: z.string() }),
  body: { kind: 'json', schema: z.strictObject({ name: z.string().min(1), seats: z.int().positive() }) },
  ifMatch: true,
  idempotent: true,
  output: { kind: 'json', status: 201, schema: z.strictObject({ name: z.string(), by: z.string() }) },
} as const satisfies RouteContract;

const body = { name: 'Aula', seats: 50 };

let signIn: TestSignIn;
let platform: TestPlatform;
let logged: unknown[];
let calls: number;

beforeAll(async () => {
  signIn = await startSignIn();
});
afterAll(() => signIn.stop());
beforeEach(() => {
  calls = 0;
  logged = [];
  const base = testPlatform();
  platform = testPlatform({
    settings: { ...base.settings, signIn: signIn.settings },
    logger: allowListLogger((level, message, fields) => logged.push({ level, message, ...fields })),
  });
  base.close();
});
afterEach(() => platform.close());

const answering = (answer: RouteFunction<typeof contract>): HttpHandler =>
  httpFunction(platform, [
    route(contract, async (input) => {
      calls += 1;
      return answer(input);
    }),
  ]);

const renames: RouteFunction<typeof contract> = async ({ body: { name }, actor, version }) => ({
  body: { name, by: actor.accountId },
  version: version + 1,
});

const request = async (
  more: ApiRequest = {},
  handler = answering(renames),
  overrides: Record<string, unknown> = {},
) => {
  const token = await signIn.tokenFor(testAccount(), platform.clock.now(), overrides);
  const event = apiEvent(contract, {
    params: { hallId: '1' },
    body,
    token,
    ...more,
    headers: { 'if-match': '"3"', ...more.headers },
  });
  const response = await handler(event, lambdaContext);
  return { ...response, json: JSON.parse(response.body ?? 'null') };
};

describe('Given a request that keeps the contract', () => {
  it('then it gets the status, the body and the new version of the contract', async () => {
    const response = await request();
    expect(response).toMatchObject({
      statusCode: 201,
      json: { name: 'Aula', by: 'organiser-kalbar' },
      headers: { etag: '"4"' },
    });
  });

  it('then one line is logged, with ids and without the body', async () => {
    await request();
    expect(logged).toEqual([
      {
        level: 'info',
        message: 'request answered',
        operation: 'renameHall',
        correlationId: 'gateway-request-1',
        status: 201,
        durationMs: 0,
        officeId: 'bp3mi-kalbar',
      },
    ]);
  });

  it('then a harmless correlation id of the caller comes back', async () => {
    const response = await request({ headers: { 'x-correlation-id': 'phone-12345678' } });
    expect(response.headers).toMatchObject({ 'x-correlation-id': 'phone-12345678' });
  });

  it('then a correlation id that could forge a log line is replaced', async () => {
    const response = await request({ headers: { 'x-correlation-id': 'x\n{"level":"error"}' } });
    expect(response.headers).toMatchObject({ 'x-correlation-id': 'gateway-request-1' });
  });
});

describe('Given a request that breaks the contract', () => {
  it.each([
    ['an unknown key', { ...body, owner: 'x' }, { column: 'owner', code: 'unrecognized_keys' }],
    ['a wrong type', { ...body, seats: 'many' }, { column: 'seats', code: 'invalid_type' }],
    ['a missing field', { seats: 1 }, { column: 'name', code: 'invalid_type' }],
  ])('then %s is a 400 that names the field', async (_, wrong, error) => {
    const response = await request({ body: wrong });
    expect(response).toMatchObject({ statusCode: 400, json: { code: 'invalid_input', errors: [error] } });
  });

  it('then text that is no JSON is a 400', async () => {
    expect(await request({ body: '{"name":' })).toMatchObject({
      statusCode: 400,
      json: { code: 'invalid_json' },
    });
  });

  it('then a body of more than 256 KB is a 413', async () => {
    const response = await request({ body: { ...body, name: 'a'.repeat(300_000) } });
    expect(response).toMatchObject({ statusCode: 413, json: { code: 'body_too_large' } });
  });

  it('then another content type is a 415', async () => {
    const response = await request({ headers: { 'content-type': 'text/plain' } });
    expect(response).toMatchObject({ statusCode: 415, json: { code: 'unsupported_content_type' } });
  });

  it('then an unreadable version is a 400', async () => {
    const response = await request({ headers: { 'if-match': '*' } });
    expect(response).toMatchObject({ statusCode: 400, json: { code: 'invalid_version' } });
  });

  it('then a missing version is a 428', async () => {
    const token = await signIn.tokenFor(testAccount(), platform.clock.now());
    const event = apiEvent(contract, { params: { hallId: '1' }, body, token });
    const response = await answering(renames)(event, lambdaContext);
    expect(response.statusCode).toBe(428);
  });
});

describe('Given who is asking', () => {
  it('then nobody is a 401', async () => {
    const response = await request({ token: 'a.b.c' });
    expect(response).toMatchObject({ statusCode: 401, json: { code: 'sign_in_needed' } });
  });

  it.each([
    ['an expired token', { exp: 1 }],
    ['another issuer', { iss: 'http://elsewhere' }],
    ['another client', { client_id: 'other' }],
    ['an identity token', { token_use: 'id' }],
    ['no office', { 'cognito:groups': ['role:organiser'] }],
    ['two offices', { 'cognito:groups': ['office:a', 'office:b', 'role:organiser'] }],
  ])('then %s is a 401', async (_, overrides) => {
    expect(await request({}, undefined, overrides)).toMatchObject({ statusCode: 401 });
  });

  it('then an unsigned token is a 401', async () => {
    const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const claims = {
      username: 'x',
      token_use: 'access',
      client_id: 'console',
      iss: signIn.settings.issuer,
      exp: 9e9,
    };
    const token = `${encode({ alg: 'none' })}.${encode(claims)}.x`;
    expect(await request({ token })).toMatchObject({ statusCode: 401 });
  });

  it('then another role is a 403', async () => {
    const response = await request({}, undefined, { 'cognito:groups': ['office:a', 'role:duty_officer'] });
    expect(response).toMatchObject({ statusCode: 403, json: { code: 'role_not_allowed' } });
  });
});

describe('Given what the route answers', () => {
  it('then a problem keeps its code, detail and rows', async () => {
    const rows = [{ row: 3, column: 'Umur', code: 'not_a_number', message: 'Umur harus angka.' }];
    const response = await request(
      {},
      answering(async () => problem(422, 'bad_rows', 'Ada baris salah.', { errors: rows })),
    );
    expect(response).toMatchObject({
      statusCode: 422,
      headers: { 'content-type': 'application/problem+json' },
      json: { code: 'bad_rows', detail: 'Ada baris salah.', errors: rows },
    });
  });

  it('then a field that the contract does not name never leaves', async () => {
    const leaking = async () => ({ body: { name: 'Aula', by: 'x', phone: '+628123' } });
    const response = await request({}, answering(leaking));
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('628123');
  });

  it('then an unexpected error is a fixed sentence, and its message stays out of the log', async () => {
    const response = await request(
      {},
      answering(() => Promise.reject(new Error('Budi +628123'))),
    );
    expect(response).toMatchObject({ statusCode: 500, json: { code: 'unexpected' } });
    expect(JSON.stringify([response, logged])).not.toContain('Budi');
  });

  it('then a busy store is a 503 that asks to come back', async () => {
    const response = await request(
      {},
      answering(() => Promise.reject(new StoreBusy())),
    );
    expect(response).toMatchObject({ statusCode: 503, headers: { 'retry-after': '2' } });
  });
});

describe('Given a route that is not idempotent', () => {
  it('then its key is of no consequence', async () => {
    const plain = { ...contract, idempotent: undefined } as unknown as typeof contract;
    const handler = httpFunction(platform, [route(plain, renames)]);
    const headers = { 'idempotency-key': 'k-1' };
    await request({ headers }, handler);
    expect((await request({ headers }, handler)).headers).not.toHaveProperty('idempotency-replayed');
  });
});

describe('Given an Idempotency-Key', () => {
  const headers = { 'idempotency-key': 'k-1' };

  it('then the same request gets the same answer and runs once', async () => {
    const handler = answering(renames);
    const first = await request({ headers }, handler);
    const second = await request({ headers }, handler);
    expect(second).toMatchObject({
      statusCode: 201,
      json: first.json,
      headers: { 'idempotency-replayed': 'true' },
    });
    expect(calls).toBe(1);
  });

  it('then a problem is remembered as well', async () => {
    const handler = answering(async () => problem(409, 'full', 'Penuh.'));
    await request({ headers }, handler);
    expect(await request({ headers }, handler)).toMatchObject({ statusCode: 409, json: { code: 'full' } });
    expect(calls).toBe(1);
  });

  it('then another request under the key is a 422', async () => {
    const handler = answering(renames);
    await request({ headers }, handler);
    const response = await request({ headers, body: { ...body, seats: 51 } }, handler);
    expect(response).toMatchObject({ statusCode: 422, json: { code: 'idempotency_key_reused' } });
  });

  it('then another account may use the same key', async () => {
    const handler = answering(renames);
    await request({ headers }, handler);
    await request({ headers }, handler, { username: 'head-kalbar' });
    expect(calls).toBe(2);
  });

  it('then a failure of ours is tried again under the same request id', async () => {
    const seen: string[] = [];
    const handler = answering(async (input) => {
      seen.push(input.requestId);
      if (seen.length === 1) throw new StoreBusy();
      return renames(input);
    });
    await request({ headers }, handler);
    expect(await request({ headers }, handler)).toMatchObject({ statusCode: 201 });
    expect(seen[1]).toBe(seen[0]);
  });

  it('then a second request while the first runs is a 409', async () => {
    let second: Awaited<ReturnType<typeof request>> | undefined;
    const handler: HttpHandler = answering(async (input) => {
      second = await request({ headers }, handler);
      return renames(input);
    });
    await request({ headers }, handler);
    expect(second).toMatchObject({ statusCode: 409, json: { code: 'request_in_progress' } });
  });

  it('then after 24 hours the key is forgotten', async () => {
    const handler = answering(renames);
    await request({ headers }, handler);
    platform.setNow('2025-10-17T03:36:01.000Z');
    await request({ headers }, handler);
    expect(calls).toBe(2);
  });

  it('then an unusable key is a 400', async () => {
    const response = await request({ headers: { 'idempotency-key': 'k'.repeat(65) } });
    expect(response).toMatchObject({ statusCode: 400, json: { code: 'invalid_idempotency_key' } });
  });
});
