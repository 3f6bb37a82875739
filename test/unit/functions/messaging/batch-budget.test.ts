import { describe, expect, it } from 'vitest';
import { batchStore } from '#functions/messaging/adapters/batch-store.ts';
import { ensureBudget } from '#functions/messaging/adapters/budget.ts';
import { ledgerStore } from '#functions/messaging/adapters/ledger.ts';
import type { Order, Recipient } from '#functions/messaging/contract.ts';
import { gateSet, intentPut, wakeKey } from '#functions/messaging/contract.ts';
import type { SmsAnswer } from '#shared/aws/platform.ts';
import { arrivalNoticeIntent, reminderIntent } from '#test/support/builders/messaging.ts';
import { type Harness, messagingHarness, scriptedProvider } from '#test/support/messaging-harness.ts';
import { testPlatform } from '#test/support/test-platform.ts';

const REJECTED: SmsAnswer = { kind: 'rejected', reason: 'invalid_number' };

const order = (): Order => {
  const { recipient: _, to: __, ...rest } = reminderIntent();
  return rest;
};
const people = (count: number): Recipient[] =>
  Array.from({ length: count }, (_, index) => ({
    recipient: `REG${index}`,
    to: `+62860${10_000_000 + index}`,
  }));

const withParts = (monthlyParts: number, noticeFloor: number, ...answers: SmsAnswer[]) => {
  const { settings } = testPlatform();
  const sms = { ...settings.sms, monthlyParts, noticeFloor, perSecond: 1000 };
  return messagingHarness({
    sms: scriptedProvider(...answers),
    platform: { settings: { ...settings, sms } },
  });
};

const budget = ({ platform }: Harness, officeId = 'bp3mi-kalbar') =>
  ensureBudget(platform.table, officeId, '2025-11', { limit: 0, floor: 0 });

const sendAll = async (harness: Harness) => {
  await harness.sweepBatches({ reattach: true });
  while ((await harness.deliver()) > 0);
};

describe('the budget of an office', () => {
  it('has the parts of a text set aside as soon as it is ordered', async () => {
    const harness = withParts(1000, 100);
    await harness.givenOrder(order(), people(25));
    expect(await budget(harness)).toMatchObject({ reserved: 25, spent: 0 });
  });

  it('has them spent once everything is sent', async () => {
    const harness = withParts(1000, 100);
    await harness.givenOrder(order(), people(25));
    await sendAll(harness);
    expect(await budget(harness)).toMatchObject({ reserved: 0, spent: 25 });
  });

  it('gets back what was not sent', async () => {
    const harness = withParts(1000, 100, REJECTED, REJECTED);
    await harness.givenOrder(order(), people(5));
    await sendAll(harness);
    expect(await budget(harness)).toMatchObject({ reserved: 0, spent: 3 });
  });

  it('gets everything back when the event is cancelled', async () => {
    const harness = withParts(1000, 100);
    await harness.givenOrder(order(), people(5));
    await harness.platform.table.write(gateSet('event:EV1', { version: 2, open: false }));
    await sendAll(harness);
    expect(await budget(harness)).toMatchObject({ reserved: 0, spent: 0 });
  });

  it('pays once for a page that changed before it was written again', async () => {
    const harness = withParts(1000, 100);
    await harness.givenOrder(order(), people(5));
    await sendAll(harness);
    await harness.givenOrder(order(), people(6));
    await sendAll(harness);
    expect(await budget(harness)).toMatchObject({ reserved: 0, spent: 6 });
  });

  it('sets nothing aside for a batch that somebody else has closed meanwhile', async () => {
    const harness = withParts(1000, 100);
    const { platform } = harness;
    await platform.table.write(intentPut(reminderIntent(), reminderIntent().dueAt));
    const key = wakeKey(reminderIntent());
    const stale = (await ledgerStore(platform.table).batches([key])).get(key);
    await platform.table.write(gateSet('event:EV1', { version: 1, open: false }));
    await harness.send(reminderIntent());
    const store = batchStore(platform.table, { limit: 1000, floor: 100 });
    expect(stale !== undefined && (await store.reserve(stale, 1))).toBe(false);
    expect(await budget(harness)).toMatchObject({ reserved: 0, spent: 0 });
  });

  it('does not show a notice as held by it', async () => {
    const harness = withParts(0, 0);
    const notice = arrivalNoticeIntent();
    await harness.given(notice);
    const batches = await ledgerStore(harness.platform.table).batches([wakeKey(notice)]);
    expect(batches.get(wakeKey(notice))?.heldFor).toBeUndefined();
  });

  it('stops what it has no parts for, with the reason to be seen', async () => {
    const harness = withParts(30, 10);
    await harness.givenOrder(order(), people(25));
    await sendAll(harness);
    const item = (await harness.platform.table.query({ table: 'messages', partition: 'SUBJECT#event:EV1' }))
      .items[0];
    expect(item).toMatchObject({ heldFor: 'over_budget' });
    expect(await budget(harness)).toMatchObject({ reserved: 0, spent: 0 });
  });

  it('lets it go when the head has found more', async () => {
    const harness = withParts(30, 10);
    await harness.givenOrder(order(), people(25));
    await sendAll(harness);
    await harness.platform.table.write({
      kind: 'update',
      table: 'messages',
      key: { pk: 'BUDGET#bp3mi-kalbar', sk: '2025-11' },
      add: { limit: 100, free: 100 },
    });
    harness.platform.setNow('2025-11-10T02:20:00.000Z');
    await sendAll(harness);
    expect(await budget(harness)).toMatchObject({ spent: 25 });
  });

  it('ends what it could not pay for with that reason', async () => {
    const harness = withParts(0, 0);
    await harness.givenOrder(order(), people(1));
    await sendAll(harness);
    harness.platform.setNow('2025-11-13T01:31:00.000Z');
    await sendAll(harness);
    expect(
      await harness.message(reminderIntent({ recipient: 'REG0', to: people(1)[0]?.to ?? '' })),
    ).toMatchObject({
      state: 'suppressed',
      reason: 'over_budget',
    });
  });

  it('never keeps a notice, which it counts all the same', async () => {
    const harness = withParts(0, 0);
    const notice = arrivalNoticeIntent({
      dueAt: reminderIntent().dueAt,
      notAfter: reminderIntent().notAfter,
    });
    await harness.given(notice);
    await harness.send(notice);
    expect(await harness.message(notice)).toMatchObject({ state: 'accepted' });
    expect(await budget(harness, 'bp3mi-jatim')).toMatchObject({ reserved: 0, spent: 1 });
  });

  it('counts a batch once, however often its slices come', async () => {
    const harness = withParts(1000, 100);
    await harness.givenOrder(order(), people(25));
    await harness.sweepBatches({ reattach: true });
    harness.platform.sent.push(...harness.platform.sent, ...harness.platform.sent);
    while ((await harness.deliver()) > 0);
    expect(await budget(harness)).toMatchObject({ reserved: 0, spent: 25 });
  });
});
