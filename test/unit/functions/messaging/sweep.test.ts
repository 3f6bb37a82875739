import { describe, expect, it } from 'vitest';
import { intentKey } from '#functions/messaging/contract.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { arrivalNoticeIntent, reminderIntent } from '#test/support/builders/messaging.ts';
import { messagingHarness } from '#test/support/messaging-harness.ts';

const at = (text: string) => text as Instant;
const NOTICE = arrivalNoticeIntent({ dueAt: reminderIntent().dueAt, notAfter: reminderIntent().notAfter });

/** A worker that dies during its call. */
const died = { send: () => new Promise<never>(() => undefined) };

const dead = async (intent = reminderIntent()) => {
  const harness = messagingHarness({ sms: died });
  const [key = ''] = await harness.given(intent as ReturnType<typeof reminderIntent>);
  void harness.sendBatch([key]);
  await new Promise((resolve) => setTimeout(resolve, 20));
  return { harness, key };
};

describe('the sweeper of messages', () => {
  it('leaves alone what has been due for less than a minute', async () => {
    const harness = messagingHarness({ now: '2025-11-10T02:00:59.999Z' });
    await harness.given(reminderIntent());
    expect(await harness.sweepMessages({ reattach: false })).toBe(0);
  });

  it('wakes the senders for what has been due for a minute', async () => {
    const harness = messagingHarness({ now: '2025-11-10T02:01:00.000Z' });
    const keys = await harness.given(reminderIntent());
    await harness.sweepMessages({ reattach: false });
    expect(harness.platform.sent).toEqual([{ queue: 'messages', body: { keys } }]);
  });

  it('expires what nobody sent in time', async () => {
    const harness = messagingHarness({ now: '2025-11-13T01:30:00.001Z' });
    const [key = ''] = await harness.given(reminderIntent());
    await harness.sweepMessages({ reattach: false });
    expect(await harness.message(key)).toMatchObject({ state: 'expired', reason: 'too_late' });
    expect(harness.platform.sent).toEqual([]);
  });

  it('leaves a call alone until a minute after its lease', async () => {
    const { harness, key } = await dead();
    harness.platform.setNow('2025-11-10T02:01:29.999Z');
    await harness.sweepMessages({ reattach: false });
    expect(await harness.message(key)).toMatchObject({ state: 'sending' });
  });

  it('ends an interrupted call as unknown', async () => {
    const { harness, key } = await dead();
    harness.platform.setNow('2025-11-10T02:01:30.000Z');
    await harness.sweepMessages({ reattach: false });
    expect(await harness.message(key)).toMatchObject({ state: 'unknown', reason: 'lease_lost' });
  });

  it('has an interrupted arrival notice sent once more', async () => {
    const { harness } = await dead(NOTICE as unknown as ReturnType<typeof reminderIntent>);
    harness.platform.setNow('2025-11-10T02:01:30.000Z');
    await harness.sweepMessages({ reattach: false });
    const second = intentKey({ ...NOTICE, rule: 'rung-1:ulang' });
    expect(await harness.message(second)).toMatchObject({
      state: 'held',
      nextAt: '2025-11-10T02:03:00.000Z',
    });
  });

  it('finds more than one page', async () => {
    const harness = messagingHarness({ now: '2025-11-10T02:05:00.000Z' });
    const intents = Array.from({ length: 250 }, (_, index) => reminderIntent({ recipient: `REG${index}` }));
    await harness.given(...intents);
    expect(await harness.sweepMessages({ reattach: false })).toBe(250);
  });

  it('after a restart wakes what is due, and at its time what is due soon', async () => {
    const harness = messagingHarness();
    await harness.given(
      reminderIntent({ recipient: 'NOW' }),
      reminderIntent({ recipient: 'SOON', dueAt: at('2025-11-10T02:10:00.000Z') }),
      reminderIntent({ recipient: 'LATER', dueAt: at('2025-11-10T09:00:00.000Z') }),
    );
    await harness.sweepMessages({ reattach: true });
    expect(harness.platform.sent.map(({ delaySeconds = 0 }) => delaySeconds)).toEqual([0, 600]);
  });
});
