import { describe, expect, it } from 'vitest';
import { timelineStarter } from '#functions/reminders/contract.ts';
import { timelineSnapshot } from '#test/support/builders/reminders.ts';
import { remindersHarness } from '#test/support/reminders-harness.ts';
import { testPlatform } from '#test/support/test-platform.ts';

const planned = async () => {
  const harness = remindersHarness();
  await harness.set(timelineSnapshot());
  return harness;
};
const names = ({ platform }: Awaited<ReturnType<typeof planned>>) => platform.started.map(({ name }) => name);

describe('the sweeper of timelines', () => {
  it('leaves alone what has been due for less than a minute', async () => {
    const harness = await planned();
    harness.platform.setNow('2025-11-10T02:00:59.999Z');
    expect(await harness.sweep({ reattach: false })).toBe(0);
  });

  it('starts a fresh execution after a minute, with ids alone', async () => {
    const harness = await planned();
    harness.platform.setNow('2025-11-10T02:01:00.000Z');
    await harness.sweep({ reattach: false });
    expect(harness.platform.started).toEqual([
      {
        workflow: 'event-timeline',
        name: 'EV1-s1-r20251110T020000000Z',
        input: { eventId: 'EV1', scheduleVersion: 1 },
      },
    ]);
  });

  it('starts one execution when two sweepers run at once', async () => {
    const harness = await planned();
    harness.platform.setNow('2025-11-10T02:01:00.000Z');
    const counts = await Promise.all([
      harness.sweep({ reattach: false }),
      harness.sweep({ reattach: false }),
    ]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  it('tries again under another name when that execution is lost as well', async () => {
    const harness = await planned();
    harness.platform.setNow('2025-11-10T02:01:00.000Z');
    await harness.sweep({ reattach: false });
    harness.platform.setNow('2025-11-10T02:02:00.000Z');
    await harness.sweep({ reattach: false });
    expect(names(harness)).toEqual(['EV1-s1-r20251110T020000000Z', 'EV1-s1-r20251110T020100000Z']);
  });

  it('keeps names within the 80 characters of Step Functions', async () => {
    const harness = remindersHarness();
    await harness.set(timelineSnapshot({ eventId: '01JABCDEFGHJKMNPQRSTVWXYZ0', scheduleVersion: 99_999 }));
    harness.platform.setNow('2025-11-10T02:01:00.000Z');
    await harness.sweep({ reattach: false });
    expect(names(harness)[0]?.length).toBeLessThanOrEqual(80);
  });

  it('after a restart starts one for every timeline that has something left to do', async () => {
    const harness = await planned();
    await harness.set(timelineSnapshot({ eventId: 'EV2' }));
    expect(await harness.sweep({ reattach: true })).toBe(2);
  });

  it('has nothing to start for a timeline that is complete', async () => {
    const harness = remindersHarness('2025-11-13T01:30:00.001Z');
    await harness.set(timelineSnapshot());
    expect(await harness.sweep({ reattach: true })).toBe(0);
  });
});

describe('starting a timeline', () => {
  it('names the execution after event and schedule version', async () => {
    const platform = testPlatform();
    await timelineStarter(platform).start('EV1', 2);
    expect(platform.started).toEqual([
      { workflow: 'event-timeline', name: 'EV1-s2', input: { eventId: 'EV1', scheduleVersion: 2 } },
    ]);
  });

  it('does not fail when the service does', async () => {
    const workflows = { start: () => Promise.reject(new Error('down')) };
    await expect(timelineStarter({ workflows }).start('EV1', 2)).resolves.toBeUndefined();
  });
});
