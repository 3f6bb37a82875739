import { describe, expect, it } from 'vitest';
import { timelineSnapshot } from '#test/support/builders/reminders.ts';
import { remindersHarness } from '#test/support/reminders-harness.ts';

const IDS = { eventId: 'EV1', scheduleVersion: 1 };

const planned = async (now?: string) => {
  const harness = remindersHarness(now);
  await harness.set(timelineSnapshot());
  return harness;
};

describe('the step Plan', () => {
  it('waits for the first rule', async () => {
    const { planNext } = await planned();
    expect(await planNext(IDS)).toEqual({ action: 'wait', rule: 'P3D', until: '2025-11-10T02:00:00.000Z' });
  });

  it('fans out what is due', async () => {
    const { planNext, platform } = await planned();
    platform.setNow('2025-11-10T02:00:00.000Z');
    expect(await planNext(IDS)).toEqual({ action: 'fan_out', rule: 'P3D' });
  });

  it('fans out the earliest when two are due', async () => {
    const { planNext, platform } = await planned();
    platform.setNow('2025-11-12T03:00:00.000Z');
    expect(await planNext(IDS)).toEqual({ action: 'fan_out', rule: 'P3D' });
  });

  it('is complete when nothing is left', async () => {
    const harness = await planned();
    harness.platform.setNow('2025-11-10T02:00:00.000Z');
    await harness.fanOut({ ...IDS, rule: 'P3D' });
    harness.platform.setNow('2025-11-12T02:00:00.000Z');
    await harness.fanOut({ ...IDS, rule: 'P1D' });
    expect(await harness.planNext(IDS)).toEqual({ action: 'done', reason: 'complete' });
  });

  it('expires what nobody got to before half an hour before the start', async () => {
    const harness = await planned();
    harness.platform.setNow('2025-11-13T01:30:00.001Z');
    expect(await harness.planNext(IDS)).toEqual({ action: 'done', reason: 'complete' });
    expect((await harness.timeline())?.entries).toMatchObject([
      { state: 'expired', reason: 'too_late' },
      { state: 'expired', reason: 'too_late' },
    ]);
  });

  it('takes an expired timeline off the due index', async () => {
    const harness = await planned();
    harness.platform.setNow('2025-11-13T01:30:00.001Z');
    await harness.planNext(IDS);
    expect((await harness.store.due({})).timelines).toEqual([]);
  });

  it('ends an execution of an older schedule version', async () => {
    const harness = await planned();
    await harness.set(timelineSnapshot({ scheduleVersion: 2 }));
    expect(await harness.planNext(IDS)).toEqual({ action: 'done', reason: 'superseded' });
  });

  it('clears what the older version had planned', async () => {
    const harness = await planned();
    await harness.set(timelineSnapshot({ scheduleVersion: 2 }));
    await harness.planNext(IDS);
    const old = await harness.store.get('EV1', 1);
    expect(old?.entries).toMatchObject([{ state: 'cleared' }, { state: 'cleared' }]);
    expect(old?.nextAt).toBeUndefined();
  });

  it('shows it as cleared even before the older execution has noticed', async () => {
    const harness = await planned();
    await harness.set(timelineSnapshot({ scheduleVersion: 2 }));
    const entries = (await harness.timeline())?.entries;
    expect(entries?.map(({ scheduleVersion, state }) => [scheduleVersion, state])).toEqual([
      [1, 'cleared'],
      [1, 'cleared'],
      [2, 'planned'],
      [2, 'planned'],
    ]);
  });

  it('keeps what was sent under the older version as sent', async () => {
    const harness = await planned();
    harness.platform.setNow('2025-11-10T02:00:00.000Z');
    await harness.fanOut({ ...IDS, rule: 'P3D' });
    await harness.set(timelineSnapshot({ scheduleVersion: 2 }));
    expect((await harness.timeline())?.entries[0]).toMatchObject({ rule: 'P3D', state: 'sent' });
  });

  it('finds no timeline for an event without one', async () => {
    const { planNext } = remindersHarness();
    expect(await planNext(IDS)).toEqual({ action: 'done', reason: 'not_found' });
  });
});
