import { describe, expect, it } from 'vitest';
import { intentKey, wakeKey } from '#functions/messaging/contract.ts';
import type { SmsAnswer } from '#shared/aws/platform.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { arrivalNoticeIntent, reminderIntent } from '#test/support/builders/messaging.ts';
import { messagingHarness, scriptedProvider } from '#test/support/messaging-harness.ts';

const THROTTLED: SmsAnswer = { kind: 'not_accepted', reason: 'throttled' };
const TIMEOUT: SmsAnswer = { kind: 'unknown', reason: 'timeout' };
const REJECTED: SmsAnswer = { kind: 'rejected', reason: 'invalid_number' };

const NOTICE = arrivalNoticeIntent({ dueAt: reminderIntent().dueAt, notAfter: reminderIntent().notAfter });
const SECOND = { ...NOTICE, rule: 'rung-1:ulang', dueAt: '2025-11-10T02:01:30.000Z' as Instant };
const REMINDER = reminderIntent();

const manyRecipients = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    recipient: `REG${index}`,
    to: `+62860${10_000_000 + index}`,
  }));

const sendOnce = async (...answers: SmsAnswer[]) => {
  const sms = scriptedProvider(...answers);
  const harness = messagingHarness({ sms });
  await harness.given(REMINDER);
  await harness.send(REMINDER);
  return { harness, sms, message: await harness.message(REMINDER) };
};

describe('sending a batch', () => {
  it('calls the provider with number, text and reference', async () => {
    const { sms, message } = await sendOnce();
    expect(sms.calls).toEqual([
      {
        to: '+6286012345678',
        text: expect.stringContaining('Mengingatkan'),
        reference: intentKey(REMINDER),
        attempt: message?.attemptId,
      },
    ]);
  });

  it('keeps the text that was sent, its parts and its template', async () => {
    const { sms, message } = await sendOnce();
    expect(message).toMatchObject({
      text: sms.calls[0]?.text,
      parts: 1,
      template: expect.stringMatching(/^reminder-\d+-id$/),
    });
  });

  it('ends an accepted message and closes its batch', async () => {
    const { harness, message } = await sendOnce();
    const due = await harness.platform.table.query({ table: 'messages', index: 'due', partition: 'batch' });
    expect(message).toMatchObject({ state: 'accepted', providerId: 'sms-1' });
    expect(due.items).toEqual([]);
  });

  it('does nothing for a slice that comes a second time', async () => {
    const { harness, sms } = await sendOnce();
    await harness.send(REMINDER);
    expect(sms.calls).toHaveLength(1);
  });

  it('sends once when the same slice comes twice at once', async () => {
    const sms = scriptedProvider();
    const harness = messagingHarness({ sms });
    await harness.given(REMINDER);
    await harness.send(REMINDER, REMINDER);
    expect(sms.calls).toHaveLength(1);
  });

  it('sends once when three workers get the same slice at once', async () => {
    const sms = scriptedProvider();
    const harness = messagingHarness({ sms });
    await harness.given(REMINDER);
    await Promise.all([harness.send(REMINDER), harness.send(REMINDER), harness.send(REMINDER)]);
    expect(sms.calls).toHaveLength(1);
  });

  it('ignores batches that it does not know', async () => {
    const { harness } = await sendOnce();
    const report = await harness.send(reminderIntent({ recipient: 'NOBODY' }));
    expect(Object.values(report).every((count) => count === 0)).toBe(true);
  });

  it('sends a text for many by slices of ten', async () => {
    const sms = scriptedProvider();
    const harness = messagingHarness({ sms, platform: {} });
    const { recipient: _, to: __, ...order } = REMINDER;
    await harness.givenOrder(order, manyRecipients(25));
    await harness.sweepBatches({ reattach: true });
    expect(harness.platform.sent).toHaveLength(3);
    await harness.deliver();
    expect(new Set(sms.calls.map(({ to }) => to)).size).toBe(25);
  });
});

describe('what was surely not accepted', () => {
  it('is held and asked for again after the back-off', async () => {
    const { harness, message } = await sendOnce(THROTTLED);
    expect(message).toMatchObject({ state: 'held', nextAt: '2025-11-10T02:00:15.000Z', reason: 'throttled' });
    expect(harness.platform.sent).toEqual([
      { queue: 'messages-standard', body: { batch: wakeKey(REMINDER), slice: 0 }, delaySeconds: 15 },
    ]);
  });

  it('is not tried before its time', async () => {
    const { harness, sms } = await sendOnce(THROTTLED);
    await harness.send(REMINDER);
    expect(sms.calls).toHaveLength(1);
  });

  it('is accepted on a later attempt, without a trace of the reason', async () => {
    const { harness } = await sendOnce(THROTTLED);
    harness.platform.setNow('2025-11-10T02:00:15.000Z');
    await harness.send(REMINDER);
    const message = await harness.message(REMINDER);
    expect(message).toMatchObject({ state: 'accepted', attempts: 2 });
    expect(message?.reason).toBeUndefined();
  });

  it('fails after four attempts', async () => {
    const { harness, sms } = await sendOnce(THROTTLED, THROTTLED, THROTTLED, THROTTLED);
    for (const now of [
      '2025-11-10T02:01:00Z',
      '2025-11-10T02:05:00Z',
      '2025-11-10T02:30:00Z',
      '2025-11-10T03:00:00Z',
    ]) {
      harness.platform.setNow(now);
      await harness.send(REMINDER);
    }
    expect(sms.calls).toHaveLength(4);
    expect(await harness.message(REMINDER)).toMatchObject({ state: 'failed', reason: 'throttled' });
  });
});

describe('what nobody can tell', () => {
  it('ends as unknown and is never sent again', async () => {
    const { harness, sms, message } = await sendOnce(TIMEOUT);
    await harness.send(REMINDER);
    expect(message).toMatchObject({ state: 'unknown', reason: 'timeout' });
    expect(sms.calls).toHaveLength(1);
  });

  it('counts a provider that throws as unknown', async () => {
    const harness = messagingHarness({ sms: { send: () => Promise.reject(new Error('bug')) } });
    await harness.given(REMINDER);
    await harness.send(REMINDER);
    expect(await harness.message(REMINDER)).toMatchObject({ state: 'unknown', reason: 'provider_threw' });
  });

  it('is sent once more, marked, when a miss would be worse', async () => {
    const sms = scriptedProvider(TIMEOUT);
    const harness = messagingHarness({ sms });
    await harness.given(NOTICE);
    await harness.send(NOTICE);
    harness.platform.setNow('2025-11-10T02:01:30.000Z');
    await harness.send(SECOND);
    expect(sms.calls[1]?.text).toContain('(ulang)');
    expect(await harness.message(SECOND)).toMatchObject({ state: 'accepted', again: true });
  });

  it('is not sent a third time', async () => {
    const sms = scriptedProvider(TIMEOUT, TIMEOUT);
    const harness = messagingHarness({ sms });
    await harness.given(NOTICE);
    await harness.send(NOTICE);
    harness.platform.setNow('2025-11-10T02:01:30.000Z');
    await harness.send(SECOND);
    expect(await harness.message({ ...SECOND, rule: `${SECOND.rule}:ulang` })).toBeUndefined();
    expect(await harness.message(SECOND)).toMatchObject({ state: 'unknown' });
  });

  it('wakes the repetition after ninety seconds', async () => {
    const harness = messagingHarness({ sms: scriptedProvider(TIMEOUT) });
    await harness.given(NOTICE);
    await harness.send(NOTICE);
    expect(harness.platform.sent).toEqual([
      { queue: 'messages-urgent', body: { batch: wakeKey(SECOND), slice: 0 }, delaySeconds: 90 },
    ]);
  });
});

describe('what the provider will never take', () => {
  it('ends as failed', async () => {
    const { message } = await sendOnce(REJECTED);
    expect(message).toMatchObject({ state: 'failed', reason: 'invalid_number' });
  });
});

describe('parameters of one recipient', () => {
  it('stay with that recipient', async () => {
    const sms = scriptedProvider();
    const harness = messagingHarness({ sms });
    const { recipient: _, to: __, ...order } = REMINDER;
    const linked = manyRecipients(10).map((each) => ({
      ...each,
      own: { stopLink: `https://sapa.example/s/${each.recipient.padEnd(11, 'x')}` },
    }));
    await harness.givenOrder(order, linked);
    await harness.sweepBatches({ reattach: true });
    await harness.deliver();
    const links = sms.calls.map(({ to, text }) => [to, /\/s\/(REG\d+)/.exec(text)?.[1]]);
    expect(links).toEqual(linked.map(({ recipient, to }) => [to, recipient]));
  });
});
