import { describe, expect, it } from 'vitest';
import { makeFanOut } from '#functions/reminders/app/fan-out.ts';
import { isUntold, timelineClear } from '#functions/reminders/contract.ts';
import type { Instant, LocalDateTime } from '#shared/kernel/time.ts';
import { phoneOf } from '#test/support/builders/registrations.ts';
import { timelineSnapshot } from '#test/support/builders/reminders.ts';
import { people, remindersHarness } from '#test/support/reminders-harness.ts';

const P3D = { eventId: 'EV1', scheduleVersion: 1, rule: 'P3D' };
const CHANGE = { eventId: 'EV1', scheduleVersion: 2, rule: 'change' };
const DUE = '2025-11-10T02:00:00.000Z';

const contacts = [
  { contactId: 'SPK-1', phone: phoneOf(901) },
  { contactId: 'HST-2', phone: phoneOf(902) },
];

const due = async (pagesAtOnce = 1) => {
  const harness = remindersHarness(undefined, undefined, pagesAtOnce);
  await harness.set(timelineSnapshot());
  harness.platform.setNow(DUE);
  return harness;
};

const changed = async (change: Parameters<typeof timelineSnapshot>[0]) => {
  const harness = remindersHarness('2025-11-09T02:00:00.000Z');
  await harness.set(timelineSnapshot({ scheduleVersion: 2, ...change }));
  harness.platform.setNow('2025-11-09T02:10:00.000Z');
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

  it('says what the event was called and in which zone it was', async () => {
    const change = { ...moved.change, oldShortName: 'Migrasi', oldZone: 'Asia/Makassar' } as const;
    const harness = await changed({ ...moved, change });
    await harness.fanOut(CHANGE);
    expect(harness.recorded()[0]?.params).toMatchObject({
      oldEvent: 'Migrasi',
      event: 'Sosialisasi Migrasi Aman',
      oldZone: 'Asia/Makassar',
    });
  });

  it('says the new full name where the short one stays', async () => {
    const harness = await changed({ ...moved, change: { ...moved.change, newTitle: 'Judul Baru' } });
    await harness.fanOut(CHANGE);
    expect(harness.recorded()[0]?.params).toMatchObject({
      oldEvent: 'Sosialisasi Migrasi Aman',
      event: 'Judul Baru',
    });
  });

  it('that was taken back goes to those who registered or moved up meanwhile', async () => {
    const onlySince = '2025-11-08T02:00:00.000Z' as Instant;
    const harness = await changed({ ...moved, change: { ...moved.change, onlySince }, contacts });
    const [before, after, up] = people(3, 'seated', 10);
    if (!before || !after || !up) throw new Error('three people');
    harness.registered.splice(
      ...([0, 9] as const),
      { ...before, registeredAt: '2025-11-08T01:59:59.000Z' as Instant },
      { ...after, registeredAt: onlySince },
      { ...up, registeredAt: '2025-11-01T00:00:00.000Z' as Instant, promotedAt: onlySince },
    );
    await harness.fanOut(CHANGE);
    expect(harness.recorded().map(({ recipient }) => recipient)).toEqual(['seated-11', 'seated-12']);
  });

  it('has begun before the first of them is written down', async () => {
    const harness = await changed(moved);
    const before = await harness.store.newest('EV1');
    if (before === undefined) throw new Error('no timeline');
    expect(isUntold(before)).toBe(true);
    const recorded: boolean[] = [];
    const fanOut = makeFanOut({
      store: harness.store,
      active: async () => ({ registrations: [] }),
      record: async () => {
        const now = await harness.store.newest('EV1');
        recorded.push(now !== undefined && isUntold(now));
      },
      clock: harness.platform.clock,
      publicUrl: '',
      pagesAtOnce: 1,
    });
    await fanOut(CHANGE);
    expect(recorded).toEqual([false]);
  });

  it('of a version that was cleared meanwhile tells nobody', async () => {
    const harness = await changed(moved);
    const read = await harness.store.newest('EV1');
    if (read === undefined) throw new Error('no timeline');
    await harness.platform.table.write(timelineClear(read));
    expect(await harness.fanOut(CHANGE)).toEqual({ more: false });
    expect(harness.recorded()).toEqual([]);
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

describe('speakers and hosts', () => {
  it('are reminded with those who have a seat', async () => {
    const harness = remindersHarness();
    await harness.set(timelineSnapshot({ contacts }));
    harness.platform.setNow(DUE);
    harness.registered.push(...people(1));
    await harness.fanOut(P3D);
    expect(harness.recorded().map(({ kind, recipient, to }) => [kind, recipient, to])).toEqual([
      ['reminder', 'SPK-1', phoneOf(901)],
      ['reminder', 'HST-2', phoneOf(902)],
      ['reminder', 'seated-0', phoneOf(0)],
    ]);
    expect((await harness.timeline())?.entries[0]).toMatchObject({ state: 'sent', count: 3 });
  });

  it('are told of a change once, over many pages', async () => {
    const harness = await changed({ ...moved, contacts });
    harness.registered.push(...people(700, 'seated', 10));
    for (let more = true; more; ) ({ more } = await harness.fanOut(CHANGE));
    const told = harness.recorded().filter(({ recipient }) => /^(SPK|HST)/.test(recipient));
    expect(told.map(({ kind }) => kind)).toEqual(['event_changed', 'event_changed']);
    expect((await harness.timeline())?.entries[0]).toMatchObject({ count: 705 });
  });

  it('hear of a cancellation', async () => {
    const harness = await changed({ status: 'cancelled', change: { kind: 'event_cancelled' }, contacts });
    await harness.fanOut(CHANGE);
    expect(harness.recorded().map(({ recipient }) => recipient)).toContain('SPK-1');
  });
});

describe('a cancellation while a move is untold', () => {
  it('names the event as people know it', async () => {
    const change = {
      kind: 'event_cancelled',
      oldLocalStart: '2025-11-13T09:00' as LocalDateTime,
      oldShortName: 'Migrasi',
      oldZone: 'Asia/Makassar',
    } as const;
    const localStart = '2025-11-14T10:00' as LocalDateTime;
    const harness = await changed({ localStart, status: 'cancelled', change });
    await harness.fanOut(CHANGE);
    expect(harness.recorded()[0]?.params).toMatchObject({
      ...{ local: '2025-11-13T09:00', event: 'Migrasi', zone: 'Asia/Makassar' },
    });
  });
});
