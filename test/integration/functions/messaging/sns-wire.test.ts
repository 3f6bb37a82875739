import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { snsClient, snsProvider } from '#functions/messaging/adapters/sns-provider.ts';

const REQUEST = { to: '+6286012345678', text: 'teks', reference: 'key' };
const CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };
const PUBLISHED =
  '<PublishResponse><PublishResult><MessageId>sns-1</MessageId></PublishResult></PublishResponse>';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A provider on the wire that counts what reaches it. */
const provider = async (answer: (request: IncomingMessage, response: ServerResponse) => void) => {
  let requests = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      requests += 1;
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}`;
  const client = snsClient({ endpoint, region: 'ap-southeast-3', credentials: CREDENTIALS }, 300);
  closers.push(() => client.destroy());
  return { sms: snsProvider(client), requests: () => requests };
};

describe('SNS on the wire', () => {
  it('accepts', async () => {
    const { sms } = await provider((_, response) =>
      response.setHeader('content-type', 'text/xml').end(PUBLISHED),
    );
    expect(await sms.send(REQUEST)).toEqual({ kind: 'accepted', providerId: 'sns-1' });
  });

  it('that does not answer in time leaves it unknown, after one request', async () => {
    const { sms, requests } = await provider(() => undefined);
    expect(await sms.send(REQUEST)).toEqual({ kind: 'unknown', reason: 'timeout' });
    expect(requests()).toBe(1);
  });

  it('that breaks the connection leaves it unknown, after one request', async () => {
    const { sms, requests } = await provider((request) => request.socket.destroy());
    expect(await sms.send(REQUEST)).toMatchObject({ kind: 'unknown' });
    expect(requests()).toBe(1);
  });

  it('that stops in the middle of its answer leaves it unknown', async () => {
    const { sms } = await provider((request, response) => {
      response
        .writeHead(200, { 'content-type': 'text/xml', 'content-length': 500 })
        .write('<PublishResponse>');
      setTimeout(() => request.socket.destroy(), 20);
    });
    expect(await sms.send(REQUEST)).toMatchObject({ kind: 'unknown' });
  });

  it('that fails with 500 leaves it unknown, after one request', async () => {
    const { sms, requests } = await provider((_, response) => response.writeHead(500).end());
    expect(await sms.send(REQUEST)).toEqual({ kind: 'unknown', reason: 'provider_failed' });
    expect(requests()).toBe(1);
  });

  it('that throttles has not taken it', async () => {
    const { sms, requests } = await provider((_, response) =>
      response
        .writeHead(400, { 'content-type': 'text/xml' })
        .end(
          '<ErrorResponse><Error><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>',
        ),
    );
    expect(await sms.send(REQUEST)).toEqual({ kind: 'not_accepted', reason: 'throttled' });
    expect(requests()).toBe(1);
  });

  it('that refuses the number never will', async () => {
    const { sms } = await provider((_, response) =>
      response
        .writeHead(400, { 'content-type': 'text/xml' })
        .end(
          '<ErrorResponse><Error><Type>Sender</Type><Code>InvalidParameter</Code><Message>Invalid parameter: PhoneNumber</Message></Error></ErrorResponse>',
        ),
    );
    expect(await sms.send(REQUEST)).toEqual({ kind: 'rejected', reason: 'invalid_number' });
  });

  it('that is not there has not taken it', async () => {
    const client = snsClient(
      { endpoint: 'http://127.0.0.1:1', region: 'ap-southeast-3', credentials: CREDENTIALS },
      300,
    );
    closers.push(() => client.destroy());
    expect(await snsProvider(client).send(REQUEST)).toEqual({
      kind: 'not_accepted',
      reason: 'not_connected',
    });
  });
});
