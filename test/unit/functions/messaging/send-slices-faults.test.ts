import { describe, expect, it } from 'vitest';
import { optOutKey } from '#functions/messaging/adapters/opt-out-item.ts';
import { SWITCHES_KEY } from '#functions/messaging/adapters/switches.ts';
import { gateSet } from '#functions/messaging/contract.ts';
import type { SmsAnswer } from '#shared/aws/platform.ts';
import { err } from '#shared/kernel/result.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { StoreAnswerLost, StoreBusy } from '#shared/store/errors.ts';
import type { Table, Write } from '#shared/store/table.ts';
import { reminderIntent } from '#test/support/builders/messaging.ts';
import { type Harness, messagingHarness, scriptedProvider } from '#test/support/messaging-harness.ts';

const REMINDER = reminderIntent();
const THROTTLED: SmsAnswer = { kind: 'not_accepted', reason: 'throttled' };
/** The first attempt's claim makes the message's row. */
const isClaim = (write: Write) => write.kind === 'put' && write.item['state'] === 'sending';

const setGate = (harness: Harness, gate: string, version: number, open: boolean) =>
  harness.platform.table.write(gateSet(gate, { version, open }));

describe('gates', () => {
  it.each([
    ['event:EV1', 2, true, 'superseded'],
    ['event:EV1', 1, false, 'cancelled'],
  ] as const)('suppress a message when %s is at version %i, open %s', async (gate, version, open, reason) => {
    const sms = scriptedProvider();
    const harness = messagingHarness({ sms });
    await harness.given(REMINDER);
    await setGate(harness, gate, version, open);
    await harness.send(REMINDER);
    expect(sms.calls).toEqual([]);
    expect(await harness.message(REMINDER)).toMatchObject({ state: 'suppressed', reason });
  });

  it('that close between the decision and the claim still stop the message', async () => {
    const sms = scriptedProvider();
    const closeBefore = (table: Table): Table => ({
      ...table,
      writeEach: async (writes) => {
        if (writes.some(isClaim)) await table.write(gateSet('event:EV1', { version: 1, open: false }));
        return table.writeEach(writes);
      },
    });
    const harness = messagingHarness({ sms, table: closeBefore });
    await harness.given(REMINDER);
    await harness.send(REMINDER);
    expect(sms.calls).toEqual([]);
    expect(await harness.message(REMINDER)).toMatchObject({ state: 'suppressed', reason: 'cancelled' });
  });

  it('never move back', async () => {
    const harness = messagingHarness();
    await setGate(harness, 'event:EV1', 3, true);
    expect((await setGate(harness, 'event:EV1', 2, true)).ok).toBe(false);
  });

  it('can be opened and closed at the same version', async () => {
    const harness = messagingHarness();
    await setGate(harness, 'event:EV1', 3, false);
    expect((await setGate(harness, 'event:EV1', 3, true)).ok).toBe(true);
  });

  it('does not send to numbers outside the allow-list', async () => {
    const sms = scriptedProvider();
    const harness = messagingHarness({ sms });
    const elsewhere = reminderIntent({ to: '+6281234567890' });
    await harness.given(elsewhere);
    await harness.send(elsewhere);
    expect(sms.calls).toEqual([]);
    expect(await harness.message(elsewhere)).toMatchObject({
      state: 'suppressed',
      reason: 'not_allowed_in_test',
    });
  });
});

describe('a store that fails', () => {
  const failing = (error: Error, which: (write: Write) => boolean, times: number, isWritten: boolean) => {
    let left = times;
    return (table: Table): Table => ({
      ...table,
      writeEach: async (writes) => {
        if (left === 0 || !writes.some(which)) return table.writeEach(writes);
        left -= 1;
        if (isWritten) await table.writeEach(writes);
        throw error;
      },
    });
  };
  const isOutcome = (write: Write) => write.kind === 'update' && write.set?.['state'] === 'accepted';

  it.each([
    ['the claim', isClaim],
    ['the outcome', isOutcome],
  ])('and loses the answer to %s sends once and knows it', async (_, which) => {
    const sms = scriptedProvider();
    const table = failing(new StoreAnswerLost('lost'), which, 1, true);
    const harness = messagingHarness({ sms, table });
    await harness.given(REMINDER);
    await harness.send(REMINDER);
    expect(sms.calls).toHaveLength(1);
    expect(await harness.message(REMINDER)).toMatchObject({ state: 'accepted' });
  });

  it('before the claim sends nothing, and the slice may come again', async () => {
    const sms = scriptedProvider();
    const harness = messagingHarness({ sms, table: failing(new StoreBusy('busy'), isClaim, 3, false) });
    await harness.given(REMINDER);
    await expect(harness.send(REMINDER)).rejects.toThrow(StoreBusy);
    expect(sms.calls).toEqual([]);
    await harness.send(REMINDER);
    expect(sms.calls).toHaveLength(1);
  });

  it('after the call leaves the message to the sweeper, never to a second call', async () => {
    const sms = scriptedProvider();
    const harness = messagingHarness({ sms, table: failing(new StoreBusy('busy'), isOutcome, 3, false) });
    await harness.given(REMINDER);
    await expect(harness.send(REMINDER)).rejects.toThrow(StoreBusy);
    await harness.send(REMINDER);
    expect(sms.calls).toHaveLength(1);
    expect(await harness.message(REMINDER)).toMatchObject({ state: 'sending' });
  });

  it('that refuses another writer’s claim sends nothing', async () => {
    const sms = scriptedProvider();
    const refusing = (table: Table): Table => ({
      ...table,
      writeEach: async (writes) =>
        writes.some(isClaim) ? writes.map(() => err({ kind: 'condition_failed' })) : table.writeEach(writes),
    });
    const harness = messagingHarness({ sms, table: refusing });
    await harness.given(REMINDER);
    await harness.send(REMINDER);
    expect(sms.calls).toEqual([]);
  });
});

/** A worker that has called the provider and hears of it when the test says so. */
const waitingForItsAnswer = async () => {
  const called = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<SmsAnswer>();
  const send = () => {
    called.resolve();
    return answered.promise;
  };
  const harness = messagingHarness({ sms: { send } });
  await harness.given(REMINDER);
  const sending = harness.send(REMINDER);
  await called.promise;
  return { harness, sending, answer: answered.resolve };
};

describe('a worker that was suspended', () => {
  it('between claim and call sends nothing stale', async () => {
    const sms = scriptedProvider();
    const harness: Harness = messagingHarness({
      sms,
      table: (table) => ({
        ...table,
        writeEach: async (writes) => {
          const outcome = await table.writeEach(writes);
          harness.platform.setNow('2025-11-10T02:00:11.000Z');
          return outcome;
        },
      }),
    });
    await harness.given(REMINDER);
    harness.platform.setNow('2025-11-10T02:00:00.000Z');
    await harness.send(REMINDER);
    expect(sms.calls).toEqual([]);
    expect(await harness.message(REMINDER)).toMatchObject({ state: 'held', reason: 'started_too_late' });
  });

  const BY = { by: 'head-kalbar', at: '2025-11-10T02:00:00.000Z' };
  it.each([
    ['an opt-out', { ...optOutKey(REMINDER.to, 'all'), scope: 'all', channel: 'staff', ...BY }],
    ['a kill switch', { ...SWITCHES_KEY, revision: 1, stops: { all: { ...BY, reason: 'keliru' } } }],
  ])('for seconds after its claim heeds %s that came meanwhile', async (_, item) => {
    const sms = scriptedProvider();
    const harness: Harness = messagingHarness({
      sms,
      table: (table) => ({
        ...table,
        writeEach: async (writes) => {
          const outcome = await table.writeEach(writes);
          if (!writes.some(isClaim)) return outcome;
          await table.write({ kind: 'put', table: 'messages', item });
          harness.platform.setNow('2025-11-10T02:00:05.000Z');
          return outcome;
        },
      }),
    });
    await harness.given(REMINDER);
    await harness.send(REMINDER);
    expect(sms.calls).toEqual([]);
  });

  it('raises what the sweeper had given up, when its answer comes late', async () => {
    const { harness, sending, answer } = await waitingForItsAnswer();
    harness.platform.setNow('2025-11-10T02:01:30.000Z' as Instant);
    await harness.sweepBatches({ reattach: false });
    expect(await harness.message(REMINDER)).toMatchObject({ state: 'unknown', reason: 'lease_lost' });
    answer({ kind: 'accepted', providerId: 'late' });
    await sending;
    expect(await harness.message(REMINDER)).toMatchObject({
      state: 'accepted',
      reason: 'late_answer',
      providerId: 'late',
    });
  });

  it('leaves it unknown when the late answer is a refusal', async () => {
    const { harness, sending, answer } = await waitingForItsAnswer();
    harness.platform.setNow('2025-11-10T02:01:30.000Z');
    await harness.sweepBatches({ reattach: false });
    answer(THROTTLED);
    await sending;
    expect(await harness.message(REMINDER)).toMatchObject({ state: 'unknown' });
  });
});
