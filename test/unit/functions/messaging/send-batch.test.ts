import { describe, expect, it } from 'vitest';
import { intentKey } from '#functions/messaging/contract.ts';
import type { SmsAnswer } from '#shared/aws/platform.ts';
import { arrivalNoticeIntent, reminderIntent } from '#test/support/builders/messaging.ts';
import { messagingHarness, scriptedProvider } from '#test/support/messaging-harness.ts';

const THROTTLED: SmsAnswer = { kind: 'not_accepted', reason: 'throttled' };
const TIMEOUT: SmsAnswer = { kind: 'unknown', reason: 'timeout' };
const REJECTED: SmsAnswer = { kind: 'rejected', reason: 'invalid_number' };

const NOTICE = arrivalNoticeIntent({ dueAt: reminderIntent().dueAt, notAfter: reminderIntent().notAfter });
const SECOND_KEY = intentKey({ ...NOTICE, rule: 'rung-1:ulang' });

const sendOnce = async (...answers: SmsAnswer[]) => {
  const sms = scriptedProvider(...answers);
  const harness = messagingHarness({ sms });
  const keys = await harness.given(reminderIntent());
  await harness.sendBatch(keys);
  return { harness, sms, keys, message: await harness.message(keys[0] ?? '') };
};

describe('sending a batch', () => {
  it('calls the provider with number, text and reference', async () => {
    const { sms, keys } = await sendOnce();
    expect(sms.calls).toEqual([
      { to: '+6286012345678', text: expect.stringContaining('Mengingatkan'), reference: keys[0] },
    ]);
  });

  it('keeps the text that was sent, its parts and its template', async () => {
    const { sms, message } = await sendOnce();
    expect(message).toMatchObject({ text: sms.calls[0]?.text, parts: 1, template: 'reminder-1' });
  });

  it('ends an accepted message and takes it off the due index', async () => {
    const { harness, message } = await sendOnce();
    const due = await harness.platform.table.query({ table: 'messages', index: 'due', partition: 'intent' });
    expect(message).toMatchObject({ state: 'accepted', providerId: 'sms-1' });
    expect(due.items).toEqual([]);
  });

  it('does nothing for a key that comes a second time', async () => {
    const { harness, sms, keys } = await sendOnce();
    await harness.sendBatch(keys);
    expect(sms.calls).toHaveLength(1);
  });

  it('sends once when the same key comes twice in a batch', async () => {
    const sms = scriptedProvider();
    const harness = messagingHarness({ sms });
    const [key = ''] = await harness.given(reminderIntent());
    await harness.sendBatch([key, key]);
    expect(sms.calls).toHaveLength(1);
  });

  it('sends once when two workers get the same key at once', async () => {
    const sms = scriptedProvider();
    const harness = messagingHarness({ sms });
    const keys = await harness.given(reminderIntent());
    await Promise.all([harness.sendBatch(keys), harness.sendBatch(keys), harness.sendBatch(keys)]);
    expect(sms.calls).toHaveLength(1);
  });

  it('ignores keys that it does not know', async () => {
    const { harness } = await sendOnce();
    expect(await harness.sendBatch(['nothing'])).toEqual({
      accepted: 0,
      not_accepted: 0,
      rejected: 0,
      unknown: 0,
    });
  });

  it('sends more than one page of keys', async () => {
    const sms = scriptedProvider();
    const harness = messagingHarness({ sms });
    const intents = Array.from({ length: 25 }, (_, index) => reminderIntent({ recipient: `REG${index}` }));
    const report = await harness.sendBatch(await harness.given(...intents));
    expect(report.accepted).toBe(25);
  });
});

describe('what was surely not accepted', () => {
  it('is held and asked for again after the back-off', async () => {
    const { harness, message, keys } = await sendOnce(THROTTLED);
    expect(message).toMatchObject({ state: 'held', nextAt: '2025-11-10T02:00:15.000Z', reason: 'throttled' });
    expect(harness.platform.sent).toEqual([{ queue: 'messages', body: { keys }, delaySeconds: 15 }]);
  });

  it('is not tried before its time', async () => {
    const { harness, sms, keys } = await sendOnce(THROTTLED);
    await harness.sendBatch(keys);
    expect(sms.calls).toHaveLength(1);
  });

  it('is accepted on a later attempt, without a trace of the reason', async () => {
    const { harness, keys } = await sendOnce(THROTTLED);
    harness.platform.setNow('2025-11-10T02:00:15.000Z');
    await harness.sendBatch(keys);
    const message = await harness.message(keys[0] ?? '');
    expect(message).toMatchObject({ state: 'accepted', attempts: 2 });
    expect(message?.reason).toBeUndefined();
  });

  it('fails after four attempts', async () => {
    const { harness, sms, keys } = await sendOnce(THROTTLED, THROTTLED, THROTTLED, THROTTLED);
    for (const now of [
      '2025-11-10T02:01:00Z',
      '2025-11-10T02:05:00Z',
      '2025-11-10T02:30:00Z',
      '2025-11-10T03:00:00Z',
    ]) {
      harness.platform.setNow(now);
      await harness.sendBatch(keys);
    }
    expect(sms.calls).toHaveLength(4);
    expect(await harness.message(keys[0] ?? '')).toMatchObject({ state: 'failed', reason: 'throttled' });
  });
});

describe('what nobody can tell', () => {
  it('ends as unknown and is never sent again', async () => {
    const { harness, sms, keys, message } = await sendOnce(TIMEOUT);
    await harness.sendBatch(keys);
    expect(message).toMatchObject({ state: 'unknown', reason: 'timeout' });
    expect(sms.calls).toHaveLength(1);
  });

  it('counts a provider that throws as unknown', async () => {
    const harness = messagingHarness({ sms: { send: () => Promise.reject(new Error('bug')) } });
    const [key = ''] = await harness.given(reminderIntent());
    await harness.sendBatch([key]);
    expect(await harness.message(key)).toMatchObject({ state: 'unknown', reason: 'provider_threw' });
  });

  it('is sent once more, marked, when a miss would be worse', async () => {
    const sms = scriptedProvider(TIMEOUT);
    const harness = messagingHarness({ sms });
    await harness.sendBatch(await harness.given(NOTICE));
    harness.platform.setNow('2025-11-10T02:01:30.000Z');
    await harness.sendBatch([SECOND_KEY]);
    expect(sms.calls[1]?.text).toContain('(ulang)');
    expect(await harness.message(SECOND_KEY)).toMatchObject({ state: 'accepted', again: true });
  });

  it('is not sent a third time', async () => {
    const sms = scriptedProvider(TIMEOUT, TIMEOUT);
    const harness = messagingHarness({ sms });
    await harness.sendBatch(await harness.given(NOTICE));
    harness.platform.setNow('2025-11-10T02:01:30.000Z');
    await harness.sendBatch([SECOND_KEY]);
    expect(await harness.message(`${SECOND_KEY}:ulang`)).toBeUndefined();
    expect(await harness.message(SECOND_KEY)).toMatchObject({ state: 'unknown' });
  });

  it('wakes the repetition after ninety seconds', async () => {
    const harness = messagingHarness({ sms: scriptedProvider(TIMEOUT) });
    await harness.sendBatch(await harness.given(NOTICE));
    expect(harness.platform.sent).toEqual([
      { queue: 'messages', body: { keys: [SECOND_KEY] }, delaySeconds: 90 },
    ]);
  });
});

describe('what the provider will never take', () => {
  it('ends as failed', async () => {
    const { message } = await sendOnce(REJECTED);
    expect(message).toMatchObject({ state: 'failed', reason: 'invalid_number' });
  });
});
