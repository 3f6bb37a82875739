import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  budgetKey,
  ensureBudget,
  reserveUpdate,
  settleUpdate,
} from '#functions/messaging/adapters/budget.ts';
import { readBudgetContract, setBudgetContract } from '#functions/messaging/contract/budget-routes.ts';
import { freeOf } from '#functions/messaging/domain/budget.ts';
import { controlsHttp } from '#test/support/controls-http.ts';
import { startSignIn, type TestSignIn } from '#test/support/sign-in.ts';

const OFFICE = 'bp3mi-kalbar';
const MONTH = '2025-11';
const DEFAULTS = { limit: 1000, floor: 100 };
const november = { params: { month: MONTH } };
const limits = (overrides: Record<string, unknown> = {}) => ({
  ...november,
  version: 0,
  body: { limit: 2000, floor: 200, reason: 'Tambahan acara Desember', ...overrides },
});

let signIn: TestSignIn;
beforeAll(async () => {
  signIn = await startSignIn();
});
afterAll(() => signIn.stop());

const used = async ({ platform: { table } }: ReturnType<typeof controlsHttp>, spent: number) => {
  await ensureBudget(table, OFFICE, MONTH, DEFAULTS);
  await table.write(settleUpdate(OFFICE, MONTH, { reserved: 0, spent }));
};

const free = async ({ platform: { table } }: ReturnType<typeof controlsHttp>) =>
  (await table.get({ table: 'messages', key: budgetKey(OFFICE, MONTH) }))?.['free'];

describe('GET /api/v1/budgets/{month}', () => {
  it('shows the defaults of a month that nobody has used', async () => {
    const { call } = controlsHttp(signIn);
    expect(await call('organiser', readBudgetContract, november)).toMatchObject({
      status: 200,
      etag: '"0"',
      body: {
        officeId: OFFICE,
        month: MONTH,
        ...DEFAULTS,
        reserved: 0,
        spent: 0,
        left: 900,
        leftForNotices: 1000,
        over: 0,
        percent: 0,
        state: 'ok',
        version: 0,
        changes: [],
      },
    });
  });

  it('shows what is set aside and spent', async () => {
    const http = controlsHttp(signIn);
    await used(http, 40);
    await http.platform.table.write(reserveUpdate(OFFICE, MONTH, 60));
    const { body } = await http.call('organiser', readBudgetContract, november);
    expect(body).toMatchObject({ reserved: 60, spent: 40, left: 800, percent: 10, state: 'ok' });
  });

  it.each([
    [800, 'warning', 'Pemakaian SMS sudah 80% dari jatah bulan ini.'],
    [900, 'stopped', expect.stringContaining('hanya pemberitahuan kedatangan tetap dikirim')],
    [1010, 'stopped', expect.stringContaining('terlampaui 10 bagian')],
  ])('says what it means that %i of 1000 parts are used', async (spent, state, warning) => {
    const http = controlsHttp(signIn);
    await used(http, spent);
    expect((await http.call('organiser', readBudgetContract, november)).body).toMatchObject({
      state,
      warning,
    });
  });

  it('shows the national desk any office', async () => {
    const http = controlsHttp(signIn);
    await used(http, 5);
    const asked = { ...november, query: { officeId: OFFICE } };
    expect((await http.call('desk', readBudgetContract, asked)).body).toMatchObject({
      officeId: OFFICE,
      spent: 5,
    });
  });

  it.each(['head', 'officer'] as const)('hides other offices from the %s', async (who) => {
    const { call } = controlsHttp(signIn);
    const asked = { ...november, query: { officeId: 'bp3mi-jatim' } };
    expect(await call(who, readBudgetContract, asked)).toMatchObject({
      status: 404,
      body: { code: 'office_not_found', detail: 'Kantor tidak ditemukan.' },
    });
  });

  it.each(['2025-13', '2025', '11-2025', '2025-11#CHANGES'])('refuses the month %s', async (month) => {
    const { call } = controlsHttp(signIn);
    expect((await call('organiser', readBudgetContract, { params: { month } })).status).toBe(400);
  });
});

describe('PUT /api/v1/budgets/{month}', () => {
  it('lets the head of the office set the limits, and tells who did and why', async () => {
    const http = controlsHttp(signIn);
    const change = {
      limit: 2000,
      floor: 200,
      before: DEFAULTS,
      by: 'head-kalbar',
      at: '2025-11-10T02:00:00.000Z',
      reason: 'Tambahan acara Desember',
    };
    expect(await http.call('head', setBudgetContract, limits())).toMatchObject({
      status: 200,
      etag: '"1"',
      body: { limit: 2000, floor: 200, left: 1800, version: 1, changes: [change] },
    });
    expect(await free(http)).toBe(1800);
  });

  it('keeps what is reserved and spent', async () => {
    const http = controlsHttp(signIn);
    await used(http, 700);
    const { body } = await http.call('head', setBudgetContract, limits());
    expect(body).toMatchObject({ spent: 700, left: 1100 });
    expect(await free(http)).toBe(1100);
  });

  it('stops all but notices when the limit is below what is used', async () => {
    const http = controlsHttp(signIn);
    await used(http, 700);
    const { status, body } = await http.call('head', setBudgetContract, limits({ limit: 500, floor: 0 }));
    expect([status, body.state, body.over]).toEqual([200, 'stopped', 200]);
    const reserved = await http.platform.table.write(reserveUpdate(OFFICE, MONTH, 1));
    expect(reserved.ok).toBe(false);
  });

  it('lets the national desk set it for any office', async () => {
    const http = controlsHttp(signIn);
    const asked = { ...limits(), query: { officeId: OFFICE } };
    expect((await http.call('desk', setBudgetContract, asked)).status).toBe(200);
    const { body } = await http.call('head', readBudgetContract, november);
    expect(body).toMatchObject({ limit: 2000, changes: [{ by: 'national-desk' }] });
  });

  it('hides other offices from a head', async () => {
    const http = controlsHttp(signIn);
    const asked = { ...limits(), query: { officeId: 'bp3mi-jatim' } };
    expect((await http.call('head', setBudgetContract, asked)).status).toBe(404);
  });

  it.each(['organiser', 'officer'] as const)('refuses the %s', async (who) => {
    const { call } = controlsHttp(signIn);
    expect((await call(who, setBudgetContract, limits())).status).toBe(403);
  });

  it('asks for the version that is being changed', async () => {
    const { call } = controlsHttp(signIn);
    const { version: _, ...without } = limits();
    expect((await call('head', setBudgetContract, without)).status).toBe(428);
  });

  it('refuses a change that was decided on an older version', async () => {
    const { call } = controlsHttp(signIn);
    await call('head', setBudgetContract, limits());
    expect(await call('head', setBudgetContract, limits({ limit: 9 }))).toMatchObject({
      status: 412,
      body: { code: 'stale_version' },
    });
  });

  it('refuses to keep more for notices than there is', async () => {
    const { call } = controlsHttp(signIn);
    expect(await call('head', setBudgetContract, limits({ limit: 10, floor: 11 }))).toMatchObject({
      status: 422,
      body: {
        code: 'floor_above_limit',
        detail: 'Cadangan untuk pemberitahuan tidak boleh melebihi jatah sebulan.',
      },
    });
  });

  it.each([
    ['limit', { limit: -1 }],
    ['limit', { limit: 1.5 }],
    ['floor', { floor: '100' }],
    ['reason', { reason: '   ' }],
    ['officeId', { officeId: 'bp3mi-jatim' }],
  ])('names the mistake in %s in Indonesian', async (column, overrides) => {
    const { call } = controlsHttp(signIn);
    const { status, body } = await call('head', setBudgetContract, limits(overrides));
    expect([status, body.detail]).toEqual([400, 'Ada isian yang belum benar. Periksa daftar kesalahan.']);
    expect(body.errors).toMatchObject([{ column }]);
  });

  it('lets exactly one of two people win, and stays right while reminders reserve', async () => {
    const http = controlsHttp(signIn);
    const { table } = http.platform;
    await ensureBudget(table, OFFICE, MONTH, DEFAULTS);
    const [first, second, ...reserved] = await Promise.all([
      http.call('head', setBudgetContract, limits({ limit: 1200 })),
      http.call('head', setBudgetContract, limits({ limit: 3000 })),
      ...Array.from({ length: 12 }, () => table.write(reserveUpdate(OFFICE, MONTH, 10))),
    ]);
    expect([first.status, second.status].sort()).toEqual([200, 412]);
    const { body } = await http.call('head', readBudgetContract, november);
    expect(body.reserved).toBe(10 * reserved.filter((each) => 'ok' in each && each.ok).length);
    expect(await free(http)).toBe(freeOf(body));
  });
});
