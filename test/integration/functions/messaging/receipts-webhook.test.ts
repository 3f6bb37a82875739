import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { receiveReceiptsContract, receiveRepliesContract } from '#functions/messaging/contract/webhook.ts';
import { gatewayReceiptsRoute } from '#functions/messaging/handlers/routes/gateway-receipts.ts';
import { gatewayRepliesRoute } from '#functions/messaging/handlers/routes/gateway-replies.ts';
import { type HttpHandler, httpFunction } from '#shared/http/http-function.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { signBody } from '#shared/http/signed-body.ts';
import { millisOf } from '#shared/kernel/time.ts';
import type { MetricName } from '#shared/observability/metrics.ts';
import { apiEvent, lambdaContext } from '#test/support/api-event.ts';
import { RECEIPT_PHONE, RECEIVED_AT, recordSent } from '#test/support/builders/receipts.ts';
import { type ReceiptsDesk, receiptsDesk } from '#test/support/receipts-desk.ts';

const SECRET = 'agreed with the gateway';

const gatewayReceipt = (over: Record<string, unknown> = {}) => ({
  id: 'G1',
  to: '0860-1234-5678',
  status: 'delivered',
  at: '2025-11-10T09:00:05+07:00',
  attempt: 'A1',
  ...over,
});

const reply = (over: Record<string, unknown> = {}) => ({
  id: 'R1',
  from: '0860 1234 5678',
  text: 'BERHENTI',
  at: '2025-11-10T08:58:00+07:00',
  ...over,
});

describe('the webhook of the SMS gateway', () => {
  let desk: ReceiptsDesk;
  let handler: HttpHandler;
  let counted: Partial<Record<MetricName, number>>;
  let heard: { from: string; text: string; at: string }[];

  beforeEach(() => {
    desk = receiptsDesk(RECEIVED_AT);
    counted = {};
    heard = [];
    const platform = {
      ...desk.platform,
      secrets: { read: async (name: string) => (name === 'sms-webhook' ? SECRET : '') },
      metrics: {
        count: (name: MetricName, value = 1) => {
          counted[name] = (counted[name] ?? 0) + value;
        },
      },
    };
    handler = httpFunction(platform, [
      gatewayReceiptsRoute({ platform, applyReceipts: desk.applyReceipts }),
      gatewayRepliesRoute({
        platform,
        handleReply: async (each) => {
          heard.push(each);
          return each.text === 'BERHENTI' ? 'opted_out' : 'opted_in';
        },
      }),
    ]);
  });
  afterEach(() => desk.platform.close());

  const post = async (contract: RouteContract, content: unknown, secret = SECRET) => {
    const body = JSON.stringify(content);
    const timestamp = String(Math.floor(millisOf(desk.platform.clock.now()) / 1000));
    const headers = { 'x-sapa-timestamp': timestamp, 'x-sapa-signature': signBody(secret, timestamp, body) };
    const response = await handler(apiEvent(contract, { body, headers }), lambdaContext);
    return { status: response.statusCode, body: JSON.parse(response.body ?? '{}') as unknown };
  };

  const postReceipts = (...receipts: unknown[]) => post(receiveReceiptsContract, { receipts });

  it('moves a message by our own id of the call', async () => {
    await recordSent(desk.ledger);
    expect(await postReceipts(gatewayReceipt())).toEqual({
      status: 200,
      body: { applied: 1, ignored: 0, parked: 0, malformed: 0 },
    });
    expect(await desk.states()).toEqual({ REG1: 'delivered' });
  });

  it('keeps the reason and the words of a failure, without a number in them', async () => {
    await recordSent(desk.ledger);
    await postReceipts(gatewayReceipt({ status: 'failed', words: 'Phone is blacklisted: 086012345678' }));
    const [message] = (await desk.ledger.phone(RECEIPT_PHONE)).messages;
    expect(message).toMatchObject({ state: 'failed', reason: 'phone_blacklisted' });
    expect(message?.history.at(-1)?.words).toBe('Phone is blacklisted: ***');
  });

  it('tells reports of one id apart by what they say', async () => {
    const report = await postReceipts(gatewayReceipt({ status: 'accepted' }), gatewayReceipt());
    expect(report.body).toMatchObject({ parked: 2 });
    expect(await desk.waiting()).toEqual(['gateway:G1:accepted', 'gateway:G1:delivered']);
  });

  it('passes over a number that cannot be read and counts everything', async () => {
    await recordSent(desk.ledger);
    const report = await postReceipts(
      gatewayReceipt(),
      gatewayReceipt({ id: 'G2', to: '12345' }),
      gatewayReceipt({ id: 'G3', attempt: 'A9' }),
      gatewayReceipt({ id: 'G4', status: 'accepted' }),
    );
    expect(report.body).toEqual({ applied: 1, ignored: 1, parked: 1, malformed: 1 });
    expect(counted).toMatchObject({
      ReceiptsApplied: 1,
      ReceiptsIgnored: 1,
      ReceiptsParked: 1,
      ReceiptsMalformed: 1,
    });
  });

  it.each([
    ['an unknown field', gatewayReceipt({ price: 350 })],
    ['a status of its own', gatewayReceipt({ status: 'DELIVRD' })],
    ['no time', gatewayReceipt({ at: 'kemarin' })],
    ['neither id of the message', gatewayReceipt({ attempt: undefined })],
  ])('refuses %s', async (_, one) => {
    expect(await postReceipts(one)).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
  });

  it('refuses more than a hundred at once', async () => {
    const many = Array.from({ length: 101 }, (_, index) => gatewayReceipt({ id: `G${index}` }));
    expect((await postReceipts(...many)).status).toBe(400);
  });

  it('does nothing for somebody who does not know the key', async () => {
    await recordSent(desk.ledger);
    const forged = await post(
      receiveReceiptsContract,
      { receipts: [gatewayReceipt()] },
      'guessed by somebody',
    );
    expect(forged.status).toBe(401);
    expect(await desk.states()).toEqual({ REG1: 'accepted' });
  });

  it('hears replies in the order in which they were written', async () => {
    const replies = [
      reply({ id: 'R2', text: 'MULAI', at: '2025-11-10T08:59:00+07:00' }),
      reply(),
      reply({ id: 'R3', from: '4444', text: 'Pulsa Anda hampir habis' }),
    ];
    expect(await post(receiveRepliesContract, { replies })).toEqual({
      status: 200,
      body: { optedOut: 1, optedIn: 1, ignored: 1 },
    });
    expect(heard).toEqual([
      { from: RECEIPT_PHONE, text: 'BERHENTI', at: '2025-11-10T01:58:00.000Z' },
      { from: RECEIPT_PHONE, text: 'MULAI', at: '2025-11-10T01:59:00.000Z' },
    ]);
  });

  it('takes a reply from a clock that runs ahead as written now', async () => {
    await post(receiveRepliesContract, { replies: [reply({ at: '2031-01-01T00:00:00Z' })] });
    expect(heard.map(({ at }) => at)).toEqual([RECEIVED_AT]);
  });
});
