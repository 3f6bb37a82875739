import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SWITCHES_KEY, switchesOf, switchStore } from '#functions/messaging/adapters/switches.ts';
import {
  listSwitchesContract,
  resumeSendingContract,
  stopSendingContract,
} from '#functions/messaging/contract/switch-routes.ts';
import { type SwitchBoard, type SwitchChange, switched } from '#functions/messaging/domain/switches.ts';
import { withFaultyWrites } from '#shared/store/faults/faulty-writes.ts';
import { plannedFaults } from '#shared/store/faults/store-faults.ts';
import { controlsHttp } from '#test/support/controls-http.ts';
import { startSignIn, type TestSignIn } from '#test/support/sign-in.ts';
import { withTornRead } from '#test/support/torn-reads.ts';

let signIn: TestSignIn;
beforeAll(async () => {
  signIn = await startSignIn();
});
afterAll(() => signIn.stop());

const flip = (name: string, reason = 'Teks salah') => ({ body: { name, reason } });

const stoppedNow = async ({ platform: { table } }: ReturnType<typeof controlsHttp>) => [
  ...switchesOf(await table.get({ table: 'messages', key: SWITCHES_KEY })).keys(),
];

describe('GET /api/v1/switches', () => {
  it('shows an empty board when nothing was ever stopped', async () => {
    const { call } = controlsHttp(signIn);
    expect(await call('organiser', listSwitchesContract)).toMatchObject({
      status: 200,
      body: { stops: [], warnings: [], changes: [] },
    });
  });

  it('shows an office what concerns it, the national desk all', async () => {
    const { call } = controlsHttp(signIn);
    await call('desk', stopSendingContract, flip('kind:reminder'));
    await call('desk', stopSendingContract, flip('office:bp3mi-ntb'));
    const seen = async (who: 'organiser' | 'officer' | 'desk') => {
      const { body } = await call(who, listSwitchesContract);
      return [...body.stops, ...body.changes].map(({ name }: { name: string }) => name).sort();
    };
    expect(await seen('organiser')).toEqual(['kind:reminder', 'kind:reminder']);
    const both = ['kind:reminder', 'kind:reminder', 'office:bp3mi-ntb', 'office:bp3mi-ntb'];
    expect([await seen('officer'), await seen('desk')]).toEqual([both, both]);
  });
});

describe('POST /api/v1/switches/stop and resume', () => {
  it('stops an office at the word of its head, and tells who, when and why', async () => {
    const http = controlsHttp(signIn);
    const stop = {
      name: 'office:bp3mi-kalbar',
      by: 'head-kalbar',
      at: '2025-11-10T02:00:00.000Z',
      reason: 'Teks salah',
    };
    expect(await http.call('head', stopSendingContract, flip(stop.name))).toMatchObject({
      status: 200,
      body: { stops: [{ ...stop, holdsNotices: true }], changes: [{ ...stop, action: 'stop' }] },
    });
    expect(await stoppedNow(http)).toEqual([stop.name]);
  });

  it('resumes, and keeps the whole story', async () => {
    const http = controlsHttp(signIn);
    await http.call('head', stopSendingContract, flip('office:bp3mi-kalbar'));
    http.platform.setNow('2025-11-10T03:00:00.000Z');
    const name = 'office:bp3mi-kalbar';
    const { body } = await http.call('head', resumeSendingContract, flip(name, 'Teks sudah benar'));
    expect(body).toMatchObject({
      stops: [],
      warnings: [],
      changes: [
        { action: 'resume', reason: 'Teks sudah benar', at: '2025-11-10T03:00:00.000Z' },
        { action: 'stop', reason: 'Teks salah', at: '2025-11-10T02:00:00.000Z' },
      ],
    });
    expect(await stoppedNow(http)).toEqual([]);
  });

  it.each([
    ['all', 'Semua SMS dihentikan, termasuk pemberitahuan kedatangan kepada petugas.'],
    ['kind:arrival_notice', 'Pemberitahuan kepada petugas (arrival_notice) dihentikan.'],
    ['office:bp3mi-ntb', 'Semua SMS dari kantor bp3mi-ntb dihentikan, termasuk pemberitahuan kedatangan'],
  ])('warns that %s holds notices of arrivals too', async (name, warning) => {
    const { call } = controlsHttp(signIn);
    const { body } = await call('desk', stopSendingContract, flip(name));
    expect(body.warnings).toEqual([expect.stringContaining(warning)]);
    expect(body.warnings[0]).toContain('lewat telepon');
  });

  it('warns of nothing when notices go on', async () => {
    const { call } = controlsHttp(signIn);
    const { body } = await call('desk', stopSendingContract, flip('kind:reminder'));
    expect(body).toMatchObject({ stops: [{ name: 'kind:reminder', holdsNotices: false }], warnings: [] });
  });

  it('leaves the name of who stopped first', async () => {
    const { call } = controlsHttp(signIn);
    await call('head', stopSendingContract, flip('office:bp3mi-kalbar'));
    const { status, body } = await call('desk', stopSendingContract, flip('office:bp3mi-kalbar', 'Lain'));
    expect([status, body.stops, body.changes.length]).toMatchObject([
      200,
      [{ by: 'head-kalbar', reason: 'Teks salah' }],
      1,
    ]);
  });

  it.each(['all', 'kind:reminder'])('refuses a head who would stop %s', async (name) => {
    const http = controlsHttp(signIn);
    expect(await http.call('head', stopSendingContract, flip(name))).toMatchObject({
      status: 403,
      body: { code: 'switch_not_yours', detail: expect.stringContaining('Hanya pusat') },
    });
    expect(await stoppedNow(http)).toEqual([]);
  });

  it('refuses a head who would resume what the national desk stopped for all', async () => {
    const http = controlsHttp(signIn);
    await http.call('desk', stopSendingContract, flip('all'));
    expect((await http.call('head', resumeSendingContract, flip('all'))).status).toBe(403);
    expect(await stoppedNow(http)).toEqual(['all']);
  });

  it('hides other offices from a head', async () => {
    const { call } = controlsHttp(signIn);
    expect((await call('headNtb', stopSendingContract, flip('office:bp3mi-kalbar'))).status).toBe(404);
  });

  it.each(['organiser', 'officer'] as const)('refuses the %s', async (who) => {
    const { call } = controlsHttp(signIn);
    expect((await call(who, stopSendingContract, flip('office:bp3mi-kalbar'))).status).toBe(403);
  });

  it.each([
    flip('everything'),
    flip('kind:unheard_of'),
    flip('kind:reminder '),
    flip('office:'),
    flip('office:BP3MI'),
    flip('all', ' '),
    { body: { name: 'all' } },
    { body: { name: 'all', reason: 'x', by: 'somebody' } },
  ])('refuses %o', async (request) => {
    const { call } = controlsHttp(signIn);
    expect(await call('desk', stopSendingContract, request)).toMatchObject({
      status: 400,
      body: { detail: 'Ada isian yang belum benar. Periksa daftar kesalahan.' },
    });
  });

  it('loses nobody of many who switch at once', async () => {
    const { platform } = controlsHttp(signIn);
    const store = switchStore(platform.table);
    const names = Array.from({ length: 8 }, (_, index) => `office:office-${index}`);
    const who = {
      by: 'national-desk',
      at: platform.clock.now(),
      reason: 'Uji',
      action: 'stop',
    } as const;
    await Promise.all(names.map((name) => store.change((board) => switched(board, { ...who, name }))));
    const board = await store.load();
    expect([[...board.switches.keys()].sort(), board.changes.length, board.revision]).toEqual([names, 8, 8]);
  });

  it('counts one change when the answer of the store is lost', async () => {
    const { platform } = controlsHttp(signIn);
    const faults = plannedFaults();
    const store = switchStore(withFaultyWrites(platform.table, faults.onWrite));
    faults.next('answer_lost', 'answer_lost');
    const at = platform.clock.now();
    const change: SwitchChange = { name: 'all', action: 'stop', by: 'national-desk', at, reason: 'Uji' };
    await store.change((board) => switched(board, change));
    const { revision, changes } = await store.load();
    expect([revision, changes]).toEqual([1, [change]]);
  });

  it('keeps the story of a change that was made between its two reads', async () => {
    const { platform } = controlsHttp(signIn);
    const who = { action: 'stop', by: 'national-desk', at: platform.clock.now(), reason: 'Uji' } as const;
    const others = switchStore(platform.table);
    const stopping = (name: string) => (board: SwitchBoard) => switched(board, { ...who, name });
    await others.change(stopping('kind:promoted'));
    const torn = withTornRead(platform.table, () => others.change(stopping('kind:reminder')));
    const board = await switchStore(torn).change(stopping('all'));
    expect(board.changes.map(({ name }) => name)).toEqual(['all', 'kind:reminder', 'kind:promoted']);
  });
});
