import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ledgerReader } from '#functions/messaging/contract.ts';
import { plannedFaults } from '#shared/store/faults/store-faults.ts';
import { openSqliteTable } from '#shared/store/sqlite-table.ts';
import type { Table, TransactWrite } from '#shared/store/table.ts';
import {
  type ArrivalsHarness,
  arrivalsHarness,
  nationalDesk,
  officer,
  postOfficer,
} from '#test/support/arrivals-harness.ts';
import { aManifest, people } from '#test/support/builders/arrivals.ts';

const FIRST = aManifest([
  ...people(4, { province: 'Kalimantan Barat' }),
  ...people(3, { province: 'Jawa Timur' }),
  ...people(2, { province: 'NTB' }),
]);
const ONE_MOVED = aManifest([
  ...people(4, { province: 'Kalimantan Barat' }),
  ...people(2, { province: 'Jawa Timur' }),
  ...people(3, { province: 'NTB' }),
]);
const WITHOUT_NTB = aManifest([
  ...people(4, { province: 'Kalimantan Barat' }),
  ...people(3, { province: 'Jawa Timur' }),
]);

let harness: ArrivalsHarness;

beforeEach(async () => {
  harness = await arrivalsHarness();
});
afterEach(() => harness.platform.close());

const announced = async () => {
  const arrivalId = await harness.record();
  await harness.upload(arrivalId, FIRST);
  const done = await harness.announce(arrivalId, 1, 1);
  if (!done.ok) throw new Error(done.error.kind);
  return { arrivalId, ...done.value };
};

const messagesOf = async (noticeId: string) =>
  (await ledgerReader(harness.platform.table).bySubject(`notice:${noticeId}`)).messages;

describe('given a manifest of three offices', () => {
  it('when it is announced then each office has one open notice and the arrival stands at version 2', async () => {
    const { arrival, notices } = await announced();
    expect([arrival.version, arrival.state, arrival.currentManifest]).toEqual([2, 'announced', 1]);
    expect(notices.map(({ officeId, share, state }) => [officeId, share.people, state])).toEqual([
      ['bp3mi-kalbar', 4, 'open'],
      ['bp3mi-jatim', 3, 'open'],
      ['bp3mi-ntb', 2, 'open'],
    ]);
  });

  it('when it is announced then each duty officer gets one SMS with counts and a link of their own', async () => {
    const { notices } = await announced();
    const messages = (await Promise.all(notices.map(({ noticeId }) => messagesOf(noticeId)))).flat();
    expect(messages.map(({ kind, rule, state }) => [kind, rule, state])).toEqual(
      Array.from({ length: 3 }, () => ['arrival_notice', 'rung-1', 'held']),
    );
  });

  it('when it is announced then an execution per notice is started with its id alone', async () => {
    const { notices } = await announced();
    expect(harness.platform.started.map(({ name, input }) => [name, input])).toEqual(
      notices.map(({ noticeId }) => [noticeId, { noticeId }]),
    );
  });

  it('when the answer was lost and it is announced again then nothing happens twice', async () => {
    const { arrivalId, notices } = await announced();
    const again = await harness.announce(arrivalId, 1, 1);
    expect(again.ok && [again.value.notices.length, again.value.told]).toEqual([notices.length, []]);
    expect(harness.platform.started).toHaveLength(3);
  });

  it('when it is announced on a stale version then it is refused', async () => {
    const { arrivalId } = await announced();
    await harness.upload(arrivalId, ONE_MOVED);
    expect(await harness.announce(arrivalId, 1, 2)).toEqual({
      ok: false,
      error: { kind: 'stale_version', version: 2 },
    });
  });

  it('when the workflows cannot be started then the announcement still stands', async () => {
    const workflows = { start: async () => Promise.reject(new Error('down')) };
    harness.platform.close();
    harness = await arrivalsHarness({ workflows });
    expect((await announced()).notices).toHaveLength(3);
  });

  it('when another office announces it then it is not found', async () => {
    const arrivalId = await harness.record();
    await harness.upload(arrivalId, FIRST);
    const input = { arrivalId, version: 1, manifestVersion: 1, officeId: 'bp3mi-jatim' };
    expect(await harness.services.announce(input)).toEqual({
      ok: false,
      error: { kind: 'arrival_not_found' },
    });
  });
});

describe('given a corrected manifest', () => {
  it('when one person moved then only the two offices are told, as a correction, and must answer again', async () => {
    const { arrivalId, notices } = await announced();
    const jatim = notices.find(({ officeId }) => officeId === 'bp3mi-jatim');
    await harness.services.acknowledgeByAccount(jatim?.noticeId ?? '', officer('jatim'));
    await harness.upload(arrivalId, ONE_MOVED);
    const corrected = await harness.announce(arrivalId, 2, 2);
    if (!corrected.ok) throw new Error(corrected.error.kind);
    expect([...corrected.value.told].sort()).toEqual(['bp3mi-jatim', 'bp3mi-ntb']);
    expect(
      corrected.value.notices
        .map(({ officeId, manifestVersion, state }) => [officeId, manifestVersion, state])
        .sort(),
    ).toEqual([
      ['bp3mi-jatim', 2, 'open'],
      ['bp3mi-kalbar', 1, 'open'],
      ['bp3mi-ntb', 2, 'open'],
    ]);
    const messages = await messagesOf(`${arrivalId}-bp3mi-ntb-v2`);
    expect(messages.map(({ kind }) => kind)).toEqual(['arrival_correction']);
  });

  it('when an office has nobody left then it is told of nobody and must answer', async () => {
    const { arrivalId } = await announced();
    await harness.upload(arrivalId, WITHOUT_NTB);
    const corrected = await harness.announce(arrivalId, 2, 2);
    const ntb = corrected.ok
      ? corrected.value.notices.find(({ officeId }) => officeId === 'bp3mi-ntb')
      : undefined;
    expect([ntb?.share.people, ntb?.state, ntb?.correction]).toEqual([0, 'open', true]);
  });

  it('when the notice before is answered then it is superseded', async () => {
    const { arrivalId } = await announced();
    await harness.upload(arrivalId, ONE_MOVED);
    await harness.announce(arrivalId, 2, 2);
    const answered = await harness.services.acknowledgeByAccount(`${arrivalId}-bp3mi-ntb-v1`, officer('ntb'));
    expect(answered).toEqual({
      ok: false,
      error: { kind: 'notice_superseded', current: `${arrivalId}-bp3mi-ntb-v2` },
    });
  });

  it('when an older draft is announced then it is refused', async () => {
    const arrivalId = await harness.record();
    await harness.upload(arrivalId, FIRST);
    await harness.upload(arrivalId, ONE_MOVED);
    await harness.announce(arrivalId, 1, 2);
    expect(await harness.announce(arrivalId, 2, 1)).toEqual({
      ok: false,
      error: { kind: 'manifest_outdated', current: 2 },
    });
  });
});

/** Runs `meanwhile` just before the next transaction, as another officer would. */
const interrupted = async () => {
  const clock = { now: () => harness.platform.clock.now() };
  const plain = openSqliteTable({ path: ':memory:', clock });
  let meanwhile: (() => Promise<unknown>) | undefined;
  const transact: Table['transact'] = async (writes, options) => {
    const run = meanwhile;
    meanwhile = undefined;
    await run?.();
    return plain.transact(writes, options);
  };
  const other = await arrivalsHarness({ table: { ...plain, transact }, clock });
  const interrupt = (act: () => Promise<unknown>) => {
    meanwhile = act;
  };
  const close = () => {
    plain.close();
    other.platform.close();
  };
  return { other, interrupt, close };
};

describe('given an acknowledgement in the same instant as something else', () => {
  it('when a correction is written then the acknowledgement before it is not lost', async () => {
    const { other, interrupt, close } = await interrupted();
    const arrivalId = await other.record();
    await other.upload(arrivalId, FIRST);
    await other.announce(arrivalId, 1, 1);
    await other.upload(arrivalId, ONE_MOVED);
    const noticeId = `${arrivalId}-bp3mi-ntb-v1`;
    interrupt(() => other.services.acknowledgeByAccount(noticeId, officer('ntb')));
    const corrected = await other.announce(arrivalId, 2, 2);
    const found = await other.services.getNotice(noticeId, nationalDesk);
    close();
    expect([corrected.ok, found.ok && found.value.notice.acknowledgement?.by]).toEqual([
      true,
      'Lalu Wirasana',
    ]);
  });

  it('when the next rung is due then it is not called any more', async () => {
    const { other, interrupt, close } = await interrupted();
    const arrivalId = await other.record();
    await other.upload(arrivalId, FIRST);
    await other.announce(arrivalId, 1, 1);
    const noticeId = `${arrivalId}-bp3mi-ntb-v1`;
    harness.platform.setNow('2025-10-16T03:30:00Z');
    interrupt(() => other.services.acknowledgeByAccount(noticeId, officer('ntb')));
    const step = await other.services.checkNotice(noticeId);
    const found = await other.services.getNotice(noticeId, nationalDesk);
    close();
    expect([step.action, found.ok && found.value.notice.rung]).toEqual(['done', 1]);
  });
});

describe('given two officers who announce different versions at once', () => {
  it('when the second is written first then the first is stale and tells nobody', async () => {
    const { other, interrupt, close } = await interrupted();
    const arrivalId = await other.record();
    await other.upload(arrivalId, aManifest(people(2, { province: 'Jawa Timur' })));
    await other.upload(arrivalId, aManifest(people(2, { province: 'NTB' })));
    interrupt(() => other.announce(arrivalId, 1, 2));
    const first = await other.announce(arrivalId, 1, 1);
    const found = await other.services.getArrival(arrivalId, nationalDesk);
    close();
    expect(first).toEqual({ ok: false, error: { kind: 'stale_version', version: 2 } });
    expect(
      found.ok && [found.value.arrival.currentManifest, found.value.notices.map(({ officeId }) => officeId)],
    ).toEqual([2, ['bp3mi-ntb']]);
  });
});

describe('given an answered notice', () => {
  it('when it was answered then the gate of its messages is closed', async () => {
    const { arrivalId } = await announced();
    await harness.services.acknowledgeByAccount(`${arrivalId}-bp3mi-ntb-v1`, officer('ntb'));
    const key = { pk: `GATE#notice:${arrivalId}:bp3mi-ntb`, sk: 'GATE' };
    expect(await harness.platform.table.get({ table: 'messages', key })).toMatchObject({
      version: 1,
      open: false,
    });
  });

  it('when the national desk answers for a silent office then its name stands', async () => {
    const { arrivalId } = await announced();
    const answered = await harness.services.acknowledgeByAccount(`${arrivalId}-bp3mi-ntb-v1`, nationalDesk);
    expect(answered.ok && answered.value.acknowledgement).toMatchObject({
      by: 'Andini Maharani',
      channel: 'api',
    });
  });
});

describe('given a store whose answer is lost', () => {
  it('when the announcement was written all the same then it is told as done and nothing is doubled', async () => {
    const faults = plannedFaults();
    const clock = { now: () => harness.platform.clock.now() };
    const table = openSqliteTable({ path: ':memory:', clock, faults: { onWrite: faults.onWrite } });
    const faulty = await arrivalsHarness({ table, clock });
    const arrivalId = await faulty.record();
    await faulty.upload(arrivalId, FIRST);
    faults.next('none', 'answer_lost');
    const done = await faulty.announce(arrivalId, 1, 1);
    const { messages } = await ledgerReader(table).bySubject(`notice:${arrivalId}-bp3mi-ntb-v1`);
    table.close();
    faulty.platform.close();
    expect([done.ok && done.value.told.length, messages.length]).toEqual([3, 1]);
  });
});

describe('given 26 offices', () => {
  it('when all of them are corrected then it is one transaction of at most 100 writes', async () => {
    const sizes: number[] = [];
    const clock = { now: () => harness.platform.clock.now() };
    const plain = openSqliteTable({ path: ':memory:', clock });
    const transact: Table['transact'] = (writes: readonly TransactWrite[], options) => {
      sizes.push(writes.length);
      return plain.transact(writes, options);
    };
    const counted = await arrivalsHarness({ table: { ...plain, transact } });
    const codes = '11 12 13 14 16 18 21 31 32 33 34 35 36 51 52 53 61 63 64 65 71 72 73 74 91 00'.split(' ');
    const rows = (each: number) =>
      aManifest(codes.flatMap((code) => people(each, { province: code === '00' ? '' : nameOf(code) })));
    const arrivalId = await counted.record();
    await counted.upload(arrivalId, rows(1));
    const first = await counted.announce(arrivalId, 1, 1);
    await counted.upload(arrivalId, rows(2));
    const second = await counted.announce(arrivalId, 2, 2);
    plain.close();
    counted.platform.close();
    expect([first.ok && first.value.told.length, second.ok && second.value.told.length]).toEqual([26, 26]);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(100);
  });
});

const nameOf = (code: string): string =>
  ({
    '11': 'Aceh',
    '12': 'Sumut',
    '13': 'Sumbar',
    '14': 'Riau',
    '16': 'Sumsel',
    '18': 'Lampung',
    '21': 'Kepri',
    '31': 'DKI',
    '32': 'Jabar',
    '33': 'Jateng',
    '34': 'DIY',
    '35': 'Jatim',
    '36': 'Banten',
    '51': 'Bali',
    '52': 'NTB',
    '53': 'NTT',
    '61': 'Kalbar',
    '63': 'Kalsel',
    '64': 'Kaltim',
    '65': 'Kaltara',
    '71': 'Sulut',
    '72': 'Sulteng',
    '73': 'Sulsel',
    '74': 'Sultra',
    '91': 'Papua',
  })[code] ?? '';

describe('given who may see what', () => {
  it('when the post reads the people then it sees all of them', async () => {
    const { arrivalId } = await announced();
    const all = await harness.services.listPeople({ arrivalId, version: 1 }, postOfficer);
    expect(all.ok && all.value.items).toHaveLength(9);
  });

  it('when another office has not answered then it must answer first', async () => {
    const { arrivalId } = await announced();
    expect(await harness.services.listPeople({ arrivalId, version: 1 }, officer('ntb'))).toEqual({
      ok: false,
      error: { kind: 'acknowledge_first' },
    });
  });

  it('when it has answered then it sees its own people only', async () => {
    const { arrivalId } = await announced();
    await harness.services.acknowledgeByAccount(`${arrivalId}-bp3mi-ntb-v1`, officer('ntb'));
    const own = await harness.services.listPeople({ arrivalId, version: 1 }, officer('ntb'));
    expect(own.ok && own.value.items.map(({ officeId }) => officeId)).toEqual(['bp3mi-ntb', 'bp3mi-ntb']);
  });

  it('when an office was not told then there is no such arrival for it', async () => {
    const { arrivalId } = await announced();
    expect(await harness.services.getArrival(arrivalId, officer('jateng'))).toEqual({
      ok: false,
      error: { kind: 'arrival_not_found' },
    });
  });

  it('when an office lists open notices then it sees its own and the national desk sees all', async () => {
    await announced();
    const own = await harness.services.listNotices({ state: 'open' }, officer('ntb'));
    const all = await harness.services.listNotices({ state: 'open' }, nationalDesk);
    expect([own.items.length, all.items.length]).toEqual([1, 3]);
  });

  it('when an officer of another office answers then the notice is not found', async () => {
    const { arrivalId } = await announced();
    expect(
      await harness.services.acknowledgeByAccount(`${arrivalId}-bp3mi-ntb-v1`, officer('jatim')),
    ).toEqual({
      ok: false,
      error: { kind: 'notice_not_found' },
    });
  });
});
