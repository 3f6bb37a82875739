import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { publicLookup } from '#functions/messaging/adapters/gateway/addresses.ts';
import { loopbackGatewayConfig } from '#functions/messaging/adapters/gateway/config.ts';
import { gatewayProvider } from '#functions/messaging/adapters/gateway/provider.ts';
import { callOnce } from '#functions/messaging/adapters/gateway/wire.ts';
import type { Secrets } from '#shared/aws/platform.ts';
import { type GatewayInput, gatewayInput, smsRequest } from '#test/support/builders/gateway.ts';
import { listen } from '#test/support/provider-twin/listen.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const ACCEPTED = JSON.stringify({ result: 'queued', messages: [{ id: 'g-1' }] });
/** For what waits until it is over. */
const SOON: Partial<GatewayInput> = { timeouts: { totalMs: 1_000 } };
const SECRETS: Secrets = { read: async () => 'kunci-rahasia' };

const providerAt = (url: string, overrides: Partial<GatewayInput> = {}, secrets: Secrets = SECRETS) =>
  gatewayProvider(
    loopbackGatewayConfig.parse(gatewayInput({ url, hosts: [new URL(url).host], ...overrides })),
    { secrets, sender: 'BP3MI', loopback: true },
  );

const gatewayThat = async (answer: (request: IncomingMessage, response: ServerResponse) => unknown) => {
  const seen: { method: string; headers: IncomingMessage['headers']; body: string }[] = [];
  const { url, close } = await listen(async (request, response) => {
    seen.push({ method: request.method ?? '', headers: request.headers, body: await text(request) });
    return answer(request, response);
  });
  closers.push(close);
  return { url, seen };
};

describe('a gateway on the wire', () => {
  it('sees who asks and what for', async () => {
    const { url, seen } = await gatewayThat((_, response) => response.end(ACCEPTED));
    expect(await providerAt(url).send(smsRequest())).toEqual({ kind: 'accepted', providerId: 'g-1' });
    expect(seen).toMatchObject([
      {
        method: 'POST',
        headers: {
          authorization: 'Bearer kunci-rahasia',
          'content-type': 'application/json',
          connection: 'close',
        },
      },
    ]);
  });

  it('sees a GET without a body', async () => {
    const { url, seen } = await gatewayThat((_, response) => response.end(ACCEPTED));
    const body = { kind: 'query' as const, fields: { to: '{toLocal}', text: '{text}' } };
    await providerAt(url, { method: 'GET', body }).send(smsRequest());
    expect(seen).toMatchObject([{ method: 'GET', body: '' }]);
  });

  it('that redirects is not followed', async () => {
    const elsewhere = await gatewayThat((_, response) => response.end(ACCEPTED));
    const { url } = await gatewayThat((_, response) =>
      response.writeHead(307, { location: elsewhere.url }).end(),
    );
    expect(await providerAt(url).send(smsRequest())).toMatchObject({ kind: 'unknown' });
    expect(elsewhere.seen).toEqual([]);
  });

  it('that stops in the middle of its answer leaves it unknown', async () => {
    const { url } = await gatewayThat((request, response) => {
      response.writeHead(200, { 'content-length': 500 }).write('{"result":');
      setTimeout(() => request.socket.destroy(), 20);
    });
    expect(await providerAt(url).send(smsRequest())).toEqual({ kind: 'unknown', reason: 'connection_lost' });
  });

  it('that answers byte by byte has no more than its time', async () => {
    const { url } = await gatewayThat((_, response) => {
      const drip = setInterval(() => response.write(' '), 20);
      closers.push(() => clearInterval(drip));
    });
    expect(await providerAt(url, SOON).send(smsRequest())).toEqual({ kind: 'unknown', reason: 'timeout' });
  });

  it('that answers without end is not read to the end', async () => {
    const { url } = await gatewayThat((_, response) => {
      const pour = (): void => {
        if (!response.destroyed) response.write('x'.repeat(16_384), pour);
      };
      pour();
    });
    expect(await providerAt(url).send(smsRequest())).toEqual({ kind: 'unknown', reason: 'no_message_id' });
  });

  it('that repeats the secret does not get it into the words', async () => {
    const { url } = await gatewayThat((_, response) =>
      response.writeHead(401).end('{"message":"Kunci kunci-rahasia tidak dikenal"}'),
    );
    expect(await providerAt(url).send(smsRequest())).toEqual({
      kind: 'not_accepted',
      reason: 'refused',
      words: 'Kunci *** tidak dikenal',
    });
  });

  it('that speaks no TLS has not taken it', async () => {
    const { url, seen } = await gatewayThat((_, response) => response.end(ACCEPTED));
    const answer = await providerAt(url.replace('http:', 'https:')).send(smsRequest());
    expect(answer).toEqual({ kind: 'not_accepted', reason: 'not_connected' });
    expect(seen).toEqual([]);
  });

  it('that never finishes the TLS handshake has not taken it', async () => {
    const server = createServer(() => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => server.close());
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await providerAt(`https://127.0.0.1:${port}`, SOON).send(smsRequest())).toEqual({
      kind: 'not_accepted',
      reason: 'not_connected',
    });
  });

  it.each<[string, Secrets['read']]>([
    ['cannot be read', () => Promise.reject(new Error('denied'))],
    ['does not come in time', () => new Promise(() => undefined)],
    ['does not fit into a header', async () => 'kunci\r\nX-Other: 1'],
  ])('is not asked when the secret %s', async (_, read) => {
    const { url, seen } = await gatewayThat((_request, response) => response.end(ACCEPTED));
    const answer = await providerAt(url, SOON, { read }).send(smsRequest());
    expect(answer).toEqual({ kind: 'not_accepted', reason: 'not_prepared' });
    expect(seen).toEqual([]);
  });

  it('whose name leads to this machine is not called', async () => {
    const { url, seen } = await gatewayThat((_, response) => response.end(ACCEPTED));
    const outcome = await callOnce(
      { url: new URL(url.replace('127.0.0.1', 'localhost')), method: 'POST', headers: {}, body: '{}' },
      { connectMs: 8_000, totalMs: 8_000, lookup: publicLookup() },
    );
    expect(outcome).toEqual({ kind: 'never_left', reason: 'private_address' });
    expect(seen).toEqual([]);
  });

  it('on this machine is refused where nobody allows it', () => {
    const config = loopbackGatewayConfig.parse(
      gatewayInput({ url: 'http://127.0.0.1:9', hosts: ['127.0.0.1:9'] }),
    );
    expect(() => gatewayProvider(config, { secrets: SECRETS, sender: 'BP3MI' })).toThrow('this machine');
  });
});
