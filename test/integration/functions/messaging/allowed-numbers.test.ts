import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allowedKey, allowedOf } from '#functions/messaging/adapters/allowed.ts';
import {
  readTestNumbersContract,
  setTestNumbersContract,
} from '#functions/messaging/contract/allowed-routes.ts';
import { controlsHttp } from '#test/support/controls-http.ts';
import { startSignIn, type TestSignIn } from '#test/support/sign-in.ts';

let signIn: TestSignIn;
beforeAll(async () => {
  signIn = await startSignIn();
});
afterAll(() => signIn.stop());

const numbers = (phones: readonly unknown[], version = 0) => ({ body: { phones }, version });

describe('the test numbers of an office', () => {
  it('are none at first', async () => {
    const { call } = controlsHttp(signIn);
    expect(await call('organiser', readTestNumbersContract)).toMatchObject({
      status: 200,
      etag: '"0"',
      body: { phones: [], version: 0 },
    });
  });

  it('are read as people write them, each once', async () => {
    const { call, platform } = controlsHttp(signIn);
    const written = ['0860-1234-5678', '+62 860 1234 5678', '0062 860 8765 4321'];
    expect(await call('organiser', setTestNumbersContract, numbers(written))).toMatchObject({
      status: 200,
      etag: '"1"',
      body: {
        phones: ['+6286012345678', '+6286087654321'],
        version: 1,
        changed: { by: 'organiser-kalbar', at: '2025-11-10T02:00:00.000Z' },
      },
    });
    const row = await platform.table.get({ table: 'messages', key: allowedKey('bp3mi-kalbar') });
    expect(allowedOf(row)).toEqual(['+6286012345678', '+6286087654321']);
  });

  it('are the own ones: another office has its own list', async () => {
    const { call } = controlsHttp(signIn);
    await call('organiser', setTestNumbersContract, numbers(['086012345678']));
    expect((await call('headNtb', readTestNumbersContract)).body.phones).toEqual([]);
  });

  it('are replaced as a whole, and may become none', async () => {
    const { call } = controlsHttp(signIn);
    await call('head', setTestNumbersContract, numbers(['086012345678']));
    const { body } = await call('head', setTestNumbersContract, numbers([], 1));
    expect(body).toMatchObject({ phones: [], version: 2 });
  });

  it('are not changed on an older version', async () => {
    const { call } = controlsHttp(signIn);
    await call('head', setTestNumbersContract, numbers(['086012345678']));
    expect(await call('head', setTestNumbersContract, numbers([]))).toMatchObject({
      status: 412,
      body: { code: 'stale_version' },
    });
  });

  it('are changed by one of two at once', async () => {
    const { call } = controlsHttp(signIn);
    const answers = await Promise.all([
      call('head', setTestNumbersContract, numbers(['086012345678'])),
      call('organiser', setTestNumbersContract, numbers(['086087654321'])),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('are not changed without a version', async () => {
    const { call } = controlsHttp(signIn);
    expect((await call('head', setTestNumbersContract, { body: { phones: [] } })).status).toBe(428);
  });

  it('are refused with the place of each mistake, and without repeating a number', async () => {
    const { call } = controlsHttp(signIn);
    const { status, body } = await call(
      'head',
      setTestNumbersContract,
      numbers(['086012345678', '0561736111', '8,60123E+11']),
    );
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([
      { column: 'phones.1', code: 'not_a_mobile_number', message: expect.stringContaining('Nomor HP') },
      { column: 'phones.2', code: 'mangled_by_spreadsheet', message: expect.stringContaining('Nomor rusak') },
    ]);
    expect(JSON.stringify(body)).not.toContain('736111');
  });

  it.each([
    [Array.from({ length: 21 }, (_, index) => `0860${10000000 + index}`)],
    [[86012345678]],
    [['']],
    [['0'.repeat(41)]],
  ])('are refused when they are %o', async (phones) => {
    const { call } = controlsHttp(signIn);
    expect(await call('head', setTestNumbersContract, numbers(phones))).toMatchObject({
      status: 400,
      body: { detail: 'Ada isian yang belum benar. Periksa daftar kesalahan.' },
    });
  });

  it('are up to 20', async () => {
    const { call } = controlsHttp(signIn);
    const twenty = Array.from({ length: 20 }, (_, index) => `0860${10000000 + index}`);
    expect((await call('head', setTestNumbersContract, numbers(twenty))).body.phones).toHaveLength(20);
  });

  it.each(['officer', 'desk'] as const)('are no business of the %s', async (who) => {
    const { call } = controlsHttp(signIn);
    expect((await call(who, readTestNumbersContract)).status).toBe(403);
  });

  it('do not exist in prod', async () => {
    const { call } = controlsHttp(signIn, { stage: 'prod' });
    const read = await call('head', readTestNumbersContract);
    const set = await call('head', setTestNumbersContract, numbers(['086012345678']));
    for (const answer of [read, set])
      expect(answer).toMatchObject({
        status: 409,
        body: { code: 'not_in_prod', detail: expect.stringContaining('di luar lingkungan produksi') },
      });
  });
});
