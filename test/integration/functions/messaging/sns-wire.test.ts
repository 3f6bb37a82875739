import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { snsClient, snsProvider } from '#functions/messaging/adapters/sns-provider.ts';
import { smsRequest } from '#test/support/builders/gateway.ts';
import { listen } from '#test/support/provider-twin/listen.ts';

// What every provider does in the twin's situations is in test/contract/messaging; this is SNS's own wire.

const CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };
const PUBLISHED =
  '<PublishResponse><PublishResult><MessageId>sns-1</MessageId></PublishResult></PublishResponse>';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A provider on the wire that remembers what reaches it. */
const provider = async (answer: (request: IncomingMessage, response: ServerResponse) => unknown) => {
  const requests: string[] = [];
  const { url, close } = await listen(async (request, response) => {
    requests.push(await text(request));
    return answer(request, response);
  });
  const client = snsClient({ endpoint: url, region: 'ap-southeast-3', credentials: CREDENTIALS }, 300);
  closers.push(() => client.destroy(), close);
  return { sms: snsProvider(client, { senderId: 'BP3MI' }), requests };
};

const refusing = (status: number, code: string, message: string) =>
  provider((_, response) =>
    response
      .writeHead(status, { 'content-type': 'text/xml' })
      .end(`<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`),
  );

describe('SNS on the wire', () => {
  it('is asked to publish to one number', async () => {
    const { sms, requests } = await provider((_, response) =>
      response.setHeader('content-type', 'text/xml').end(PUBLISHED),
    );
    expect(await sms.send(smsRequest())).toEqual({ kind: 'accepted', providerId: 'sns-1' });
    expect(requests.map((body) => Object.fromEntries(new URLSearchParams(body)))).toMatchObject([
      { Action: 'Publish', PhoneNumber: smsRequest().to, Message: smsRequest().text },
    ]);
  });

  it('that stops in the middle of its answer leaves it unknown', async () => {
    const { sms } = await provider((request, response) => {
      response
        .writeHead(200, { 'content-type': 'text/xml', 'content-length': 500 })
        .write('<PublishResponse>');
      setTimeout(() => request.socket.destroy(), 20);
    });
    expect(await sms.send(smsRequest())).toMatchObject({ kind: 'unknown' });
  });

  it('that answers something else leaves it unknown, after one request', async () => {
    const { sms, requests } = await provider((_, response) => response.end('<html>Welcome</html>'));
    expect(await sms.send(smsRequest())).toMatchObject({ kind: 'unknown' });
    expect(requests).toHaveLength(1);
  });

  it('that throttles the old way has not taken it, and is not asked again', async () => {
    const { sms, requests } = await refusing(400, 'Throttling', 'Rate exceeded');
    expect(await sms.send(smsRequest())).toEqual({
      kind: 'not_accepted',
      reason: 'throttled',
      words: 'Rate exceeded',
    });
    expect(requests).toHaveLength(1);
  });

  it('that quotes the number does not get it into the words', async () => {
    const { sms } = await refusing(
      400,
      'InvalidParameter',
      `Invalid parameter: PhoneNumber ${smsRequest().to}`,
    );
    expect(await sms.send(smsRequest())).toEqual({
      kind: 'rejected',
      reason: 'invalid_number',
      words: 'Invalid parameter: PhoneNumber ***',
    });
  });
});
