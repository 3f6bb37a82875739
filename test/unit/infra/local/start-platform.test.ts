import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTiny } from '#test/support/local/tiny-platform.ts';

type Tiny = Awaited<ReturnType<typeof startTiny>>;

let tiny: Tiny;
beforeAll(async () => {
  tiny = await startTiny();
});
afterAll(() => tiny.stop());

const call = (path: string, init: RequestInit = {}) =>
  fetch(`${tiny.url}${path}`, { redirect: 'manual', ...init });
const post = (path: string, body: unknown) =>
  call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const form = (headers: Record<string, string>) =>
  call('/local/clock', { method: 'POST', headers, body: new URLSearchParams({ advance: 'PT1M' }) });

/** fetch does not let a caller choose the Host header. */
const asHost = (path: string, host: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const { hostname, port } = new URL(tiny.url);
    request({ hostname, port, path, headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });

describe('the whole chain', () => {
  it('goes from a request over a workflow, the clock and the queue to the outbox', async () => {
    const own = await startTiny();
    const to = (path: string, body: unknown) =>
      fetch(`${own.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const reminder = { name: 'e1-s1', until: '2025-12-11T08:00:00+07:00' };
    expect((await to('/api/v1/remind', reminder)).status).toBe(202);
    expect(await (await to('/api/v1/remind', reminder)).json()).toEqual({ started: 'already_started' });
    expect(own.workflows.list()).toMatchObject([{ name: 'e1-s1', status: 'RUNNING', state: 'Wait' }]);
    const moved = await to('/local/clock', { to: '2025-12-12T08:00:00+07:00' });
    expect(await moved.json()).toEqual({ now: '2025-12-12T01:00:00.000Z', speed: 'frozen' });
    const { messages } = (await (await fetch(`${own.url}/local/outbox`)).json()) as { messages: unknown[] };
    expect(messages).toEqual([
      {
        id: expect.any(String),
        to: '+6286011112222',
        text: 'Halo',
        parts: 1,
        reference: 'k',
        acceptedAt: '2025-12-11T01:00:00.000Z',
      },
    ]);
    expect(own.workflows.list()).toMatchObject([{ status: 'SUCCEEDED' }]);
    await own.stop();
  });

  it('runs the schedules once at the start, telling them to take up what waits', () => {
    expect(tiny.seen.sweeps[0]).toEqual({ time: '2025-10-12T01:00:00.000Z', reattach: true });
  });
});

describe('the API', () => {
  it('answers an unknown path as API Gateway does', async () => {
    const answer = await call('/api/v1/nothing');
    expect([answer.status, await answer.json()]).toEqual([404, { message: 'Not Found' }]);
  });

  it('answers a failing function as API Gateway does, and logs its error without the message', async () => {
    const answer = await call('/api/v1/broken');
    expect([answer.status, await answer.json()]).toEqual([500, { message: 'Internal Server Error' }]);
    const line = JSON.parse(tiny.lines.find((text) => text.includes('tiny-http')) ?? '{}');
    expect(line).toMatchObject({ level: 'error', message: 'a function failed', errorName: 'Error' });
  });

  it('refuses a body of more than 10 MB', async () => {
    const answer = await call('/api/v1/remind', { method: 'POST', body: Buffer.alloc(10 * 1024 * 1024 + 1) });
    expect([answer.status, await answer.json()]).toEqual([413, { message: 'Request Entity Too Large' }]);
  });
});

describe('the clock over HTTP', () => {
  it('moves by a duration', async () => {
    const before = Date.parse(tiny.clock.now());
    const { now } = (await (await post('/local/clock', { advance: 'PT2H' })).json()) as { now: string };
    expect(Date.parse(now) - before).toBe(7_200_000);
  });

  it.each([
    ['an unknown key', { advance: 'PT1M', other: 1 }],
    ['both ways at once', { advance: 'PT1M', to: '2030-01-01T00:00:00Z' }],
    ['a negative duration', { advance: '-PT1M' }],
    ['a month', { advance: 'P1M' }],
    ['a time without zone', { to: '2025-11-12T09:00:00' }],
    ['a time beyond all reason', { to: '9999-01-01T00:00:00Z' }],
    ['a duration beyond all dates', { advance: 'P999999999D' }],
    ['no object', 'P1D'],
  ])('refuses %s', async (_, body) => {
    const answer = await post('/local/clock', body);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
    expect(await answer.json()).toMatchObject({ code: 'invalid_clock_move' });
  });

  it('refuses to go back', async () => {
    const answer = await post('/local/clock', { to: '2025-01-01T00:00:00Z' });
    expect(await answer.json()).toMatchObject({ status: 400, code: 'clock_moves_forward_only' });
  });

  it('takes a form of its own page and goes back there', async () => {
    const answer = await form({ origin: tiny.url });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
  });

  it.each([
    ['another site', { origin: 'https://example.org' }],
    ['a page that hides its origin', { origin: 'null' }],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['nobody knows where', {}],
  ])('refuses a form of %s', async (_, headers) => {
    expect((await form(headers)).status).toBe(403);
  });

  it('refuses other content types, which a foreign page could send', async () => {
    expect((await call('/local/clock', { method: 'POST', body: '{"advance":"PT1M"}' })).status).toBe(415);
  });
});

describe('local addresses', () => {
  it.each(['/local/outbox', '/local/clock', '/oidc/jwks'])(
    '%s is refused to a foreign name',
    async (path) => {
      expect(await asHost(path, 'evil.example:3000')).toBe(403);
    },
  );

  it.each(['localhost:3000', '127.0.0.1', '[::1]:3000'])('answer as %s', async (host) => {
    expect(await asHost('/local/outbox', host)).toBe(200);
  });
});

describe('a taken port', () => {
  it('is told by its code', async () => {
    const port = Number(new URL(tiny.url).port);
    await expect(startTiny({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
