import { describe, expect, it } from 'vitest';
import type { LocalDateTime } from '#shared/kernel/time.ts';
import { timelineSnapshot } from '#test/support/builders/reminders.ts';
import { people, remindersHarness } from '#test/support/reminders-harness.ts';

const P3D = { eventId: 'EV1', scheduleVersion: 1, rule: 'P3D' };
const CHANGE = { eventId: 'EV1', scheduleVersion: 2, rule: 'change' };
const DUE = '2025-11-10T02:00:00.000Z';

const due = async (pagesAtOnce = 1) => {
  const harness = remindersHarness(undefined, undefined, pagesAtOnce);
  await harness.set(timelineSnapshot());
  harness.platform.setNow(DUE);
  return harness;
};

const changed = async (change: Parameters<typeof timelineSnapshot>[0]) => {
  const harness = remindersHarness('2025-11-09T02:00:00.000Z');
  await harness.set(timelineSnapshot({ scheduleVersion: 2, ...change }));
  harness.registered.push(...people(2), ...people(1, 'waiting'));
  return harness;
};

const moved = {
  localStart: '2025-11-13T10:00' as LocalDateTime,
  change: {
    kind: 'event_changed',
    oldLocalStart: '2025-11-13T09:00' as LocalDateTime,
    oldVenueName: 'Balai Desa',
  },
} as const;

describe('the step FanOut', () => {
  it('makes a reminder for each person with a seat, and none for those who wait', async () => {
    const harness = await due();
    harness.registered.push(...people(3), ...people(2, 'waiting'));
    await harness.fanOut(P3D);
    expect(harness.recorded().map(({ recipient }) => recipient)).toEqual([
      'seated-0',
      'seated-1',
      'seated-2',
    ]);
  });

  it('guards each reminder by the event’s version and the registration', async () => {
    const harness = await due();
    harness.registered.push(...people(1));
    await harness.fanOut(P3D);
    expect(harness.recorded()[0]).toMatchObject({
      kind: 'reminder',
      rule: 'P3D',
      version: 1,
      dueAt: DUE,
      notAfter: '2025-11-13T01:30:00.000Z',
      guards: [{ gate: 'event:EV1', version: 1 }],
      unlessStopped: true,
    });
  });

  it('ends with the entry sent and its count', async () => {
    const harness = await due();
    harness.registered.push(...people(3));
    expect(await harness.fanOut(P3D)).toEqual({ more: false });
    expect((await harness.timeline())?.entries[0]).toMatchObject({ state: 'sent', count: 3 });
  });

  it('is due again for the next rule', async () => {
    const harness = await due();
    await harness.fanOut(P3D);
    expect((await harness.store.newest('EV1'))?.nextAt).toBe('2025-11-12T02:00:00.000Z');
  });

  it('asks for more after a full page', async () => {
    const harness = await due();
    harness.registered.push(...people(250));
    expect(await harness.fanOut(P3D)).toEqual({ more: true });
    expect(await harness.fanOut(P3D)).toEqual({ more: true });
    expect(await harness.fanOut(P3D)).toEqual({ more: false });
    expect(harness.pages).toEqual([0, 100, 200]);
    expect((await harness.timeline())?.entries[0]).toMatchObject({ state: 'sent', count: 250 });
  });

  it('writes down how far it came after so many pages', async () => {
    const harness = await due(2);
    harness.registered.push(...people(250));
    expect(await harness.fanOut(P3D)).toEqual({ more: true });
    expect((await harness.store.newest('EV1'))?.fanOut).toEqual({ rule: 'P3D', count: 200, cursor: '200' });
    expect(await harness.fanOut(P3D)).toEqual({ more: false });
    expect(harness.pages).toEqual([0, 100, 200]);
  });

  it('starts where it stopped when it is run again', async () => {
    const harness = await due();
    harness.registered.push(...people(150));
    await harness.fanOut(P3D);
    const again = remindersHarness(DUE, harness.platform, 1);
    again.registered.push(...people(150));
    await again.fanOut(P3D);
    expect(again.pages).toEqual([100]);
  });

  it('records nobody twice when a page is done by two executions at once', async () => {
    const harness = await due();
    harness.registered.push(...people(150));
    const answers = await Promise.all([harness.fanOut(P3D), harness.fanOut(P3D)]);
    expect(answers).toEqual([{ more: true }, { more: true }]);
    await harness.fanOut(P3D);
    expect(harness.recorded()).toHaveLength(150);
    expect((await harness.timeline())?.entries[0]).toMatchObject({ count: 150 });
  });

  it('does nothing before the time', async () => {
    const harness = await due();
    harness.platform.setNow('2025-11-10T01:59:59.999Z');
    harness.registered.push(...people(1));
    expect(await harness.fanOut(P3D)).toEqual({ more: false });
    expect(harness.recorded()).toEqual([]);
  });

  it('does nothing for an older schedule version', async () => {
    const harness = await due();
    harness.registered.push(...people(1));
    await harness.set(timelineSnapshot({ scheduleVersion: 2 }));
    expect(await harness.fanOut(P3D)).toEqual({ more: false });
    expect(harness.recorded()).toEqual([]);
  });

  it('does nothing for an entry that is done', async () => {
    const harness = await due();
    await harness.fanOut(P3D);
    harness.registered.push(...people(1));
    await harness.fanOut(P3D);
    expect(harness.recorded()).toEqual([]);
  });
});

describe('the notice of a change', () => {
  it('goes to those with a seat and those who wait', async () => {
    const harness = await changed(moved);
    await harness.fanOut(CHANGE);
    expect(harness.recorded().map(({ recipient }) => recipient)).toEqual([
      'seated-0',
      'seated-1',
      'waiting-0',
    ]);
  });

  it('tells the old and the new time and place', async () => {
    const harness = await changed(moved);
    await harness.fanOut(CHANGE);
    expect(harness.recorded()[0]).toMatchObject({
      kind: 'event_changed',
      params: {
        oldLocal: '2025-11-13T09:00',
        newLocal: '2025-11-13T10:00',
        oldVenue: 'Balai Desa',
        newVenue: 'Aula Kantor Camat Sungai Ambawang',
      },
    });
  });

  it('is worth sending until the later of the two starts', async () => {
    const harness = await changed(moved);
    await harness.fanOut(CHANGE);
    expect(harness.recorded()[0]?.notAfter).toBe('2025-11-13T03:00:00.000Z');
  });

  it('waits in the night only until three hours before the earlier start', async () => {
    const harness = await changed(moved);
    await harness.fanOut(CHANGE);
    expect(harness.recorded()[0]?.quiet).toEqual({
      ...{ from: '20:00', to: '07:00', zone: 'Asia/Pontianak' },
      latest: '2025-11-12T23:00:00.000Z',
      otherwise: 'send',
    });
  });

  it('passes the gate that a cancellation closes', async () => {
    const harness = await changed({ status: 'cancelled', change: { kind: 'event_cancelled' } });
    await harness.fanOut(CHANGE);
    expect(harness.recorded()[0]).toMatchObject({
      kind: 'event_cancelled',
      guards: [{ gate: 'event:EV1', version: 2, evenIfClosed: true }],
      unlessStopped: true,
    });
  });
});
