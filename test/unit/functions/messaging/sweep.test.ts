import { describe, expect, it } from 'vitest';
import { batchKeyOf, batchRow } from '#functions/messaging/adapters/batch-item.ts';
import { type Intent, wakeKey } from '#functions/messaging/contract.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { arrivalNoticeIntent, reminderIntent } from '#test/support/builders/messaging.ts';
import { messagingHarness } from '#test/support/messaging-harness.ts';

const at = (text: string) => text as Instant;
const NOTICE = arrivalNoticeIntent({ dueAt: reminderIntent().dueAt, notAfter: reminderIntent().notAfter });

/** A worker that dies during its call. */
const dying = () => {
  const called = Promise.withResolvers<void>();
  const send = () => {
    called.resolve();
    return new Promise<never>(() => undefined);
  };
  return { sms: { send }, called: called.promise };
};

const REMINDER = reminderIntent();

const dead = async (intent: Intent = REMINDER) => {
  const { sms, called } = dying();
  const harness = messagingHarness({ sms });
  await harness.given(intent);
  void harness.send(intent);
  await called;
  return harness;
};

describe('the sweeper of messages', () => {
  it('leaves alone what has been due for less than a minute', async () => {
    const harness = messagingHarness({ now: '2025-11-10T02:00:59.999Z' });
    await harness.given(reminderIntent());
    expect(await harness.sweepBatches({ reattach: false })).toBe(0);
  });

  it('wakes the senders for what has been due for a minute', async () => {
    const harness = messagingHarness({ now: '2025-11-10T02:01:00.000Z' });
    await harness.given(REMINDER);
    await harness.sweepBatches({ reattach: false });
    expect(harness.platform.sent).toEqual([
      { queue: 'messages-standard', body: { batch: wakeKey(REMINDER), slice: 0 } },
    ]);
  });

  it('wakes a batch once and then has patience', async () => {
    const harness = messagingHarness({ now: '2025-11-10T02:01:00.000Z' });
    await harness.given(REMINDER);
    await harness.sweepBatches({ reattach: false });
    harness.platform.setNow('2025-11-10T02:05:00.000Z');
    expect(await harness.sweepBatches({ reattach: false })).toBe(0);
    harness.platform.setNow('2025-11-10T02:07:00.000Z');
    expect(await harness.sweepBatches({ reattach: false })).toBe(1);
  });

  it('has what nobody sent in time expire', async () => {
    const harness = messagingHarness({ now: '2025-11-13T01:30:00.001Z' });
    await harness.given(REMINDER);
    await harness.sweepBatches({ reattach: false });
    await harness.deliver();
    expect(await harness.message(REMINDER)).toMatchObject({ state: 'expired', reason: 'too_late' });
  });

  it('leaves nothing unfinished for more than 72 hours', async () => {
    const endless = reminderIntent({ notAfter: at('2026-11-10T02:00:00.000Z') });
    const harness = messagingHarness({ now: '2025-11-13T02:00:00.001Z' });
    await harness.given(endless);
    await harness.sweepBatches({ reattach: false });
    await harness.deliver();
    expect(await harness.message(endless)).toMatchObject({ state: 'expired' });
  });

  it('closes a batch whose last slice could not report', async () => {
    const harness = messagingHarness();
    await harness.given(REMINDER);
    await harness.send(REMINDER);
    const key = { pk: 'SUBJECT#event:EV1', sk: `BATCH#${wakeKey(REMINDER).slice('event:EV1|'.length)}` };
    const open = { dueShard: 'batch', dueAt: REMINDER.dueAt };
    await harness.platform.table.write({
      kind: 'update',
      table: 'messages',
      key,
      set: open,
      remove: ['spent'],
    });
    harness.platform.setNow('2025-11-10T02:05:00.000Z');
    await harness.sweepBatches({ reattach: false });
    expect(await harness.platform.table.get({ table: 'messages', key })).toMatchObject({ spent: 1 });
  });

  it('leaves a call alone until a minute after its lease', async () => {
    const harness = await dead();
    harness.platform.setNow('2025-11-10T02:01:29.999Z');
    await harness.sweepBatches({ reattach: false });
    expect(await harness.message(REMINDER)).toMatchObject({ state: 'sending' });
  });

  it('looks at a call again as soon as it may be given up', async () => {
    const harness = await dead();
    harness.platform.setNow('2025-11-10T02:01:00.000Z');
    await harness.sweepBatches({ reattach: false });
    harness.platform.setNow('2025-11-10T02:01:30.000Z');
    await harness.sweepBatches({ reattach: false });
    expect(await harness.message(REMINDER)).toMatchObject({ state: 'unknown' });
  });

  it('ends an interrupted call as unknown', async () => {
    const harness = await dead();
    harness.platform.setNow('2025-11-10T02:01:30.000Z');
    await harness.sweepBatches({ reattach: false });
    expect(await harness.message(REMINDER)).toMatchObject({ state: 'unknown', reason: 'lease_lost' });
  });

  it('has an interrupted arrival notice sent once more', async () => {
    const harness = await dead(NOTICE);
    harness.platform.setNow('2025-11-10T02:01:30.000Z');
    await harness.sweepBatches({ reattach: false });
    expect(harness.platform.sent).toEqual([
      {
        queue: 'messages-urgent',
        body: {
          batch: wakeKey({ ...NOTICE, rule: 'rung-1:ulang', dueAt: at('2025-11-10T02:03:00.000Z') }),
          slice: 0,
        },
        delaySeconds: 90,
      },
    ]);
  });

  it('ends an interrupted call though the rest of its batch waits for the morning', async () => {
    const night = { from: '20:00', to: '07:00', zone: 'Asia/Jakarta', latest: REMINDER.notAfter } as const;
    const { recipient: _, to: __, ...order } = reminderIntent({ quiet: { ...night, otherwise: 'drop' } });
    const { sms, called } = dying();
    const harness = messagingHarness({ sms, now: '2025-11-10T12:59:50.000Z' });
    const people = Array.from({ length: 11 }, (_, index) => ({
      recipient: `REG${index}`,
      to: `+62860${10_000_000 + index}`,
    }));
    await harness.givenOrder(order, people);
    const { items } = await harness.platform.table.query({
      table: 'messages',
      partition: 'SUBJECT#event:EV1',
    });
    const [batchKey = ''] = items.map(batchKeyOf);
    void harness.sendSlices([{ batchKey, slice: 0 }], 'standard');
    await called;
    harness.platform.setNow('2025-11-10T13:00:05.000Z');
    await harness.sendSlices([{ batchKey, slice: 1 }], 'standard');
    harness.platform.setNow('2025-11-10T13:02:00.000Z');
    await harness.sweepBatches({ reattach: false });
    expect(await harness.message(reminderIntent({ recipient: 'REG0', to: '+6286010000000' }))).toMatchObject({
      state: 'unknown',
      reason: 'lease_lost',
    });
  });

  it('attends to the others when one batch cannot be read, and then says so', async () => {
    const harness = messagingHarness({ now: '2025-11-10T02:05:00.000Z' });
    await harness.given(REMINDER, reminderIntent({ recipient: 'REG2' }));
    await harness.platform.table.write({
      kind: 'update',
      table: 'messages',
      key: batchRow(wakeKey(REMINDER)),
      set: { kind: 'of_a_later_version' },
    });
    await expect(harness.sweepBatches({ reattach: false })).rejects.toThrow('cannot be read');
    expect(harness.platform.sent).toHaveLength(1);
  });

  it('finds more than one page', async () => {
    const harness = messagingHarness({ now: '2025-11-10T02:05:00.000Z' });
    const intents = Array.from({ length: 250 }, (_, index) => reminderIntent({ recipient: `REG${index}` }));
    await harness.given(...intents);
    expect(await harness.sweepBatches({ reattach: false })).toBe(250);
  });

  it('after a restart wakes what is due, and at its time what is due soon', async () => {
    const harness = messagingHarness();
    await harness.given(
      reminderIntent({ recipient: 'NOW' }),
      reminderIntent({ recipient: 'SOON', dueAt: at('2025-11-10T02:10:00.000Z') }),
      reminderIntent({ recipient: 'LATER', dueAt: at('2025-11-10T09:00:00.000Z') }),
    );
    await harness.sweepBatches({ reattach: true });
    expect(harness.platform.sent.map(({ delaySeconds = 0 }) => delaySeconds)).toEqual([0, 600]);
  });

  it('after a restart still wakes in time what no queue can hold yet', async () => {
    const harness = messagingHarness();
    await harness.given(reminderIntent({ dueAt: at('2025-11-10T09:00:00.000Z') }));
    await harness.sweepBatches({ reattach: true });
    harness.platform.setNow('2025-11-10T08:51:00.000Z');
    await harness.sweepBatches({ reattach: false });
    expect(harness.platform.sent.map(({ delaySeconds = 0 }) => delaySeconds)).toEqual([540]);
  });
});
