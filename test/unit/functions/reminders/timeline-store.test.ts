import { describe, expect, it } from 'vitest';
import { timelineSnapshot } from '#test/support/builders/reminders.ts';
import { remindersHarness } from '#test/support/reminders-harness.ts';

describe('the store of timelines', () => {
  it('refuses to overwrite what somebody else saved in between', async () => {
    const { store, set } = remindersHarness();
    await set(timelineSnapshot());
    const read = await store.newest('EV1');
    if (read === undefined) throw new Error('the timeline was just set');
    expect(await store.save(read)).toBe('saved');
    expect(await store.save(read)).toBe('stale');
  });

  it('has one timeline per schedule version', async () => {
    const { set } = remindersHarness();
    await set(timelineSnapshot());
    await expect(set(timelineSnapshot())).rejects.toThrow('already');
  });

  it('finds the newest of more than nine versions', async () => {
    const { store, set } = remindersHarness();
    for (const scheduleVersion of [2, 9, 10]) await set(timelineSnapshot({ scheduleVersion }));
    expect((await store.newest('EV1'))?.snapshot.scheduleVersion).toBe(10);
  });
});
