import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { gatewayProvider } from '#functions/messaging/adapters/gateway/provider.ts';
import { readDeliveryLog } from '#functions/messaging/adapters/sns-log.ts';
import { receiveReceiptsContract } from '#functions/messaging/contract/webhook.ts';
import { signBody } from '#shared/http/signed-body.ts';
import { smsRequest } from '#test/support/builders/gateway.ts';
import { GATEWAY_SECRET, gatewayOfTwin } from '#test/support/provider-twin/gateway-of-twin.ts';
import { listen } from '#test/support/provider-twin/listen.ts';
import { startTwin, type TwinOptions } from '#test/support/provider-twin/provider-twin.ts';
import { webhookSink } from '#test/support/provider-twin/receipt-sinks.ts';
import { inTime, plans, type ReceiptPlan, type TwinReceipt } from '#test/support/provider-twin/receipts.ts';
import { deliveryLogEvent } from '#test/support/provider-twin/sns-delivery-log.ts';
import { twinCore } from '#test/support/provider-twin/twin-core.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const given = async (options: TwinOptions) => {
  const twin = await startTwin(options);
  closers.push(twin.close);
  const secrets = { read: async () => GATEWAY_SECRET };
  const config = gatewayOfTwin(twin.url, { totalMs: 8_000 });
  return { twin, provider: gatewayProvider(config, { secrets, loopback: true }) };
};

/** Long enough for one thing too many to show. */
const AFTERWARDS_MS = 50;

/** The first so many things that happen when one message is sent under a plan at a third of its times. */
const story = async (plan: ReceiptPlan, length: number): Promise<string[]> => {
  const told: string[] = [];
  const { provider } = await given({
    behave: { reply: 'accept', receipts: inTime(plan, 0.3) },
    receipts: ({ status }) => told.push(status),
  });
  const { kind } = await provider.send(smsRequest());
  told.push(`answer: ${kind}`);
  for (let waits = 0; told.length < length && waits < 500; waits += 1) await sleep(10);
  await sleep(AFTERWARDS_MS);
  return told;
};

describe('the twin', () => {
  it.each<[string, ReceiptPlan, string[]]>([
    ['in order', plans.onTime, ['answer: accepted', 'accepted', 'delivered']],
    ['early', plans.early, ['delivered', 'answer: accepted']],
    ['twice', plans.twice, ['answer: accepted', 'delivered', 'delivered']],
    ['out of order', plans.outOfOrder, ['answer: accepted', 'delivered', 'accepted']],
    ['as failed', plans.undelivered, ['answer: accepted', 'failed']],
    ['late', plans.late, ['answer: accepted']],
    ['never', plans.never, ['answer: accepted']],
  ])('sends receipts %s', async (_, plan, expected) => {
    expect(await story(plan, expected.length)).toEqual(expected);
  });

  it('sends no receipt for what it did not accept', () => {
    const twin = twinCore({ reply: 'refuse', receipts: plans.onTime });
    expect(twin.take(smsRequest(), 0).receipts).toEqual([]);
  });

  it('does with the next requests as it is told, and then as before', async () => {
    const { twin, provider } = await given({});
    twin.next('throttle', 'refuse');
    const kinds = [];
    for (const text of ['1', '2', '3']) kinds.push((await provider.send(smsRequest({ text }))).kind);
    expect(kinds).toEqual(['not_accepted', 'rejected', 'accepted']);
    expect(twin.acceptances).toMatchObject([{ text: '3', attempt: smsRequest().attempt }]);
  });

  it('can decide by the request', () => {
    const twin = twinCore(({ to }) => ({ reply: to.endsWith('0') ? 'refuse' : 'accept' }));
    const sights = ['+6286000000000', '+6286000000001'].map(
      (to) => twin.take(smsRequest({ to }), 0).sees.kind,
    );
    expect(sights).toEqual(['invalid_number', 'accepted']);
  });

  it('turns away who does not know the secret', async () => {
    const { twin, provider } = await given({ secret: 'another' });
    expect(await provider.send(smsRequest())).toMatchObject({ kind: 'not_accepted', reason: 'refused' });
    expect(twin.acceptances).toEqual([]);
  });

  it('signs the receipts that it posts', async () => {
    const calls: { body: unknown; isSigned: boolean }[] = [];
    const webhook = await listen(async (request, response) => {
      const body = await json(request);
      const timestamp = String(request.headers['x-sapa-timestamp']);
      const signature = signBody('kunci', timestamp, JSON.stringify(body));
      calls.push({ body, isSigned: request.headers['x-sapa-signature'] === signature });
      response.end();
    });
    closers.push(webhook.close);
    const sink = webhookSink(webhook.url, 'kunci');
    const { provider } = await given({ behave: { reply: 'accept', receipts: plans.early }, receipts: sink });
    await provider.send(smsRequest());
    expect(sink.statuses).toEqual([200]);
    expect(calls.map(({ isSigned }) => isSigned)).toEqual([true]);
    expect(receiveReceiptsContract.body.schema.safeParse(calls[0]?.body).success).toBe(true);
  });

  it('writes the delivery log that SNS would', () => {
    const receipt: TwinReceipt = {
      id: 'twin-1-failed',
      providerId: 'twin-1',
      to: '+6286012345678',
      status: 'failed',
      reason: 'Phone is blacklisted',
      at: Date.UTC(2025, 9, 12, 1),
    };
    const { receipts, malformed } = readDeliveryLog(deliveryLogEvent([receipt]).awslogs.data);
    expect(malformed).toEqual([]);
    expect(receipts).toMatchObject([
      { providerId: 'twin-1', to: receipt.to, at: '2025-10-12T01:00:00.000Z', words: receipt.reason },
    ]);
  });
});
