import { describe, expect, it } from 'vitest';
import { gateSet } from '#functions/messaging/contract.ts';
import type { SmsAnswer } from '#shared/aws/platform.ts';
import { err } from '#shared/kernel/result.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { StoreAnswerLost, StoreBusy } from '#shared/store/errors.ts';
import type { Table, Write } from '#shared/store/table.ts';
import { reminderIntent } from '#test/support/builders/messaging.ts';
import { type Harness, messagingHarness, scriptedProvider } from '#test/support/messaging-harness.ts';

const THROTTLED: SmsAnswer = { kind: 'not_accepted', reason: 'throttled' };
const setGate = (harness: Harness, gate: string, version: number, open: boolean) =>
  harness.platform.table.write(gateSet(gate, { version, open }));

describe('gates', () => {
  it.each([
    ['event:EV1', 2, true, 'superseded'],
    ['event:EV1', 1, false, 'cancelled'],
    ['registration:REG1', 1, false, 'cancelled'],
  ] as const)('suppress a message when %s is at version %i, open %s', async (gate, version, open, reason) => {
    const sms = scriptedProvider();
    const harness = messagingHarness({ sms });
    const [key = ''] = await harness.given(reminderIntent());
    await setGate(harness, gate, version, open);
    await harness.sendBatch([key]);
    expect(sms.calls).toEqual([]);
    expect(await harness.message(key)).toMatchObject({ state: 'suppressed', reason });
  });

  it('that close between the decision and the claim still stop the message', async () => {
    const sms = scriptedProvider();
    const closeBefore = (table: Table): Table => ({
      ...table,
      writeEach: async (writes) => {
        const isClaim = writes.some((write) => write.kind === 'update' && write.set?.['state'] === 'sending');
        if (isClaim) await table.write(gateSet('event:EV1', { version: 1, open: false }));
        return table.writeEach(writes);
      },
    });
    const harness = messagingHarness({ sms, table: closeBefore });
    const [key = ''] = await harness.given(reminderIntent());
    await harness.sendBatch([key]);
    expect(sms.calls).toEqual([]);
    expect(await harness.message(key)).toMatchObject({ state: 'suppressed', reason: 'cancelled' });
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
    const [key = ''] = await harness.given(reminderIntent({ to: '+6281234567890' }));
    await harness.sendBatch([key]);
    expect(sms.calls).toEqual([]);
    expect(await harness.message(key)).toMatchObject({ state: 'suppressed', reason: 'not_allowed_in_test' });
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
  const isClaim = (write: Write) => write.kind === 'update' && write.set?.['state'] === 'sending';
  const isOutcome = (write: Write) => write.kind === 'update' && write.set?.['state'] === 'accepted';

  it.each([
    ['the claim', isClaim],
    ['the outcome', isOutcome],
  ])('and loses the answer to %s sends once and knows it', async (_, which) => {
    const sms = scriptedProvider();
    const table = failing(new StoreAnswerLost('lost'), which, 1, true);
    const harness = messagingHarness({ sms, table });
    const [key = ''] = await harness.given(reminderIntent());
    await harness.sendBatch([key]);
    expect(sms.calls).toHaveLength(1);
    expect(await harness.message(key)).toMatchObject({ state: 'accepted' });
  });

  it('before the claim sends nothing, and the keys may come again', async () => {
    const sms = scriptedProvider();
    const harness = messagingHarness({ sms, table: failing(new StoreBusy('busy'), isClaim, 3, false) });
    const [key = ''] = await harness.given(reminderIntent());
    await expect(harness.sendBatch([key])).rejects.toThrow(StoreBusy);
    expect(sms.calls).toEqual([]);
    await harness.sendBatch([key]);
    expect(sms.calls).toHaveLength(1);
  });

  it('after the call leaves the message to the sweeper, never to a second call', async () => {
    const sms = scriptedProvider();
    const harness = messagingHarness({ sms, table: failing(new StoreBusy('busy'), isOutcome, 3, false) });
    const [key = ''] = await harness.given(reminderIntent());
    await expect(harness.sendBatch([key])).rejects.toThrow(StoreBusy);
    await harness.sendBatch([key]);
    expect(sms.calls).toHaveLength(1);
    expect(await harness.message(key)).toMatchObject({ state: 'sending' });
  });

  it('that refuses another writer’s claim sends nothing', async () => {
    const sms = scriptedProvider();
    const refusing = (table: Table): Table => ({
      ...table,
      writeEach: async (writes) =>
        writes.some(isClaim) ? writes.map(() => err({ kind: 'condition_failed' })) : table.writeEach(writes),
    });
    const harness = messagingHarness({ sms, table: refusing });
    await harness.sendBatch(await harness.given(reminderIntent()));
    expect(sms.calls).toEqual([]);
  });
});

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
    const [key = ''] = await harness.given(reminderIntent());
    harness.platform.setNow('2025-11-10T02:00:00.000Z');
    await harness.sendBatch([key]);
    expect(sms.calls).toEqual([]);
    expect(await harness.message(key)).toMatchObject({ state: 'held', reason: 'started_too_late' });
  });

  it('raises what the sweeper had given up, when its answer comes late', async () => {
    let answer = (_: SmsAnswer): void => undefined;
    const harness = messagingHarness({ sms: { send: () => new Promise((resolve) => (answer = resolve)) } });
    const [key = ''] = await harness.given(reminderIntent());
    const sending = harness.sendBatch([key]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    harness.platform.setNow('2025-11-10T02:01:30.000Z' as Instant);
    await harness.sweepMessages({ reattach: false });
    expect(await harness.message(key)).toMatchObject({ state: 'unknown', reason: 'lease_lost' });
    answer({ kind: 'accepted', providerId: 'late' });
    await sending;
    expect(await harness.message(key)).toMatchObject({
      state: 'accepted',
      reason: 'late_answer',
      providerId: 'late',
    });
  });

  it('leaves it unknown when the late answer is a refusal', async () => {
    let answer = (_: SmsAnswer): void => undefined;
    const harness = messagingHarness({ sms: { send: () => new Promise((resolve) => (answer = resolve)) } });
    const [key = ''] = await harness.given(reminderIntent());
    const sending = harness.sendBatch([key]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    harness.platform.setNow('2025-11-10T02:01:30.000Z');
    await harness.sweepMessages({ reattach: false });
    answer(THROTTLED);
    await sending;
    expect(await harness.message(key)).toMatchObject({ state: 'unknown' });
  });
});
