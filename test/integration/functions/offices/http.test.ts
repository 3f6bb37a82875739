import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { officesServices } from '#functions/offices/container.ts';
import * as routes from '#functions/offices/contract/routes.ts';
import { seedOffices } from '#functions/offices/contract.ts';
import { officesHttp } from '#functions/offices/handlers/http.ts';
import type { HttpHandler } from '#shared/http/http-function.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { type ApiRequest, apiEvent, lambdaContext } from '#test/support/api-event.ts';
import { startSignIn, type TestSignIn, testAccount } from '#test/support/sign-in.ts';
import { type TestPlatform, testPlatform } from '#test/support/test-platform.ts';

const organiser = testAccount();
const desk = testAccount({ username: 'national-desk', office: 'kemenp2mi', roles: ['national_desk'] });

let signIn: TestSignIn;
let platform: TestPlatform;
let handler: HttpHandler;

beforeAll(async () => {
  signIn = await startSignIn();
});

afterAll(() => signIn.stop());

beforeEach(async () => {
  const base = testPlatform();
  platform = { ...base, settings: { ...base.settings, signIn: signIn.settings } };
  await seedOffices(platform.table, platform.clock.now());
  handler = officesHttp(officesServices(platform));
});

afterEach(() => platform.close());

const call = async (contract: RouteContract, account = organiser, request: ApiRequest = {}) => {
  const token = await signIn.tokenFor(account, platform.clock.now());
  const response = await handler(apiEvent(contract, { ...request, token }), lambdaContext);
  return {
    status: response.statusCode,
    etag: response.headers?.['etag'],
    body: JSON.parse(response.body ?? ''),
  };
};

type Listed = {
  readonly office: { readonly officeId: string };
  readonly contacts: readonly { phone?: string }[];
};

const withPhones = (offices: readonly Listed[]): readonly string[] =>
  offices
    .filter(({ contacts }) => contacts.some(({ phone }) => phone !== undefined))
    .map(({ office }) => office.officeId);

const change = (regionCode: string, version: string, body: unknown, account = desk) =>
  call(routes.changeRoutingContract, account, {
    params: { regionCode },
    headers: { 'if-match': version },
    body,
  });

describe('GET /api/v1/offices', () => {
  it('shows phones of the own office only', async () => {
    const { status, body } = await call(routes.listOfficesContract);
    expect([status, withPhones(body.offices)]).toEqual([200, ['bp3mi-kalbar']]);
  });

  it('shows every phone to the national desk', async () => {
    const { body } = await call(routes.listOfficesContract, desk);
    expect(withPhones(body.offices)).toHaveLength(body.offices.length);
  });

  it('asks for a sign-in', async () => {
    const response = await handler(apiEvent(routes.listOfficesContract), lambdaContext);
    expect(response.statusCode).toBe(401);
  });
});

describe('GET /api/v1/checkpoints', () => {
  it('lists places of arrival', async () => {
    const { status, body } = await call(routes.listCheckpointsContract);
    expect([status, body.checkpoints.length]).toEqual([200, 15]);
  });
});

describe('GET /api/v1/regions', () => {
  it('finds by name', async () => {
    const { body } = await call(routes.findRegionsContract, organiser, { query: { search: 'entikong' } });
    expect(body.regions).toEqual([
      {
        code: '61.03.21',
        name: 'Entikong',
        level: 'district',
        parents: ['Kabupaten Sanggau', 'Kalimantan Barat'],
      },
    ]);
  });

  it('gives at most 50', async () => {
    const { body } = await call(routes.findRegionsContract, organiser, { query: { search: '35' } });
    expect(body.regions).toHaveLength(50);
  });

  it.each([{}, { search: 'a' }, { search: 'entikong', more: '1' }])('refuses %j', async (query) => {
    const { status, body } = await call(routes.findRegionsContract, organiser, { query });
    expect([status, body.code]).toEqual([400, 'invalid_input']);
  });
});

describe('GET /api/v1/routing', () => {
  it('tells which office receives people of a district on a day, and what decided', async () => {
    const query = { region: '61.03.21', on: '2025-10-16' };
    expect(await call(routes.getRoutingContract, organiser, { query })).toEqual({
      status: 200,
      etag: '"0"',
      body: {
        region: '61.03.21',
        on: '2025-10-16',
        officeId: 'bp3mi-kalbar',
        officeName: 'BP3MI Kalimantan Barat',
        decidedBy: '61',
        verified: true,
        version: 0,
        periods: [],
      },
    });
  });

  it('means today on the clock of the region when no day is given', async () => {
    platform.setNow('2025-10-16T15:30:00.000Z');
    const { body } = await call(routes.getRoutingContract, organiser, { query: { region: '91' } });
    expect(body.on).toBe('2025-10-17');
  });

  it.each([
    [{ region: '61.99' }, 404, 'region_unknown'],
    [{ region: '61', on: '2024-12-31' }, 404, 'region_without_office'],
    [{ region: '6103' }, 400, 'invalid_input'],
    [{ region: '61', on: '2025-02-30' }, 400, 'invalid_input'],
  ])('refuses %j', async (query, expected, code) => {
    const { status, body } = await call(routes.getRoutingContract, organiser, { query });
    expect([status, body.code]).toEqual([expected, code]);
  });
});

describe('PUT /api/v1/routing/{regionCode}', () => {
  const body = { officeId: 'bp3mi-kalbar', from: '2025-11-01' };

  it('closes the running period and opens the new one', async () => {
    expect(await change('62', '"1"', body)).toMatchObject({
      status: 200,
      etag: '"2"',
      body: {
        region: '62',
        periods: [
          { officeId: 'bp3mi-kalsel', validFrom: '2025-01-01', validTo: '2025-10-31' },
          { officeId: 'bp3mi-kalbar', validFrom: '2025-11-01' },
        ],
      },
    });
  });

  it('decides from its day on', async () => {
    await change('62', '"1"', body);
    const officeOn = async (on: string) =>
      (await call(routes.getRoutingContract, desk, { query: { region: '62.01', on } })).body.officeId;
    expect([await officeOn('2025-10-31'), await officeOn('2025-11-01')]).toEqual([
      'bp3mi-kalsel',
      'bp3mi-kalbar',
    ]);
  });

  it('gives a regency a rule of its own and takes it back', async () => {
    await change('35.28', '"0"', { officeId: 'p4mi-pamekasan', from: '2025-11-01' });
    await change('35.28', '"1"', { officeId: null, from: '2025-12-01' });
    const officeOn = async (on: string) =>
      (await call(routes.getRoutingContract, desk, { query: { region: '35.28.01', on } })).body.officeId;
    expect([await officeOn('2025-11-30'), await officeOn('2025-12-01')]).toEqual([
      'p4mi-pamekasan',
      'bp3mi-jatim',
    ]);
  });

  it.each([
    ['a version that is no more', '62', '"7"', body, 412, 'stale_version'],
    ['an unknown region', '62.99', '"0"', body, 404, 'region_unknown'],
    ['an unknown office', '62', '"1"', { ...body, officeId: 'bp3mi-mars' }, 422, 'office_unknown'],
    ['a day before today', '62', '"1"', { ...body, from: '2025-10-15' }, 422, 'starts_in_the_past'],
    ['a province without an office', '62', '"1"', { ...body, officeId: null }, 422, 'province_needs_office'],
    ['an unknown key', '62', '"1"', { ...body, note: 'x' }, 400, 'invalid_input'],
  ])('refuses %s', async (_what, regionCode, version, sent, status, code) => {
    const answer = await change(regionCode, version, sent);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('tells the day of a later change that stands in the way', async () => {
    await change('62', '"1"', body);
    const answer = await change('62', '"2"', { ...body, from: '2025-10-20' });
    expect([answer.status, answer.body]).toMatchObject([
      409,
      { code: 'later_change_exists', from: '2025-11-01' },
    ]);
  });

  it('is for the national desk alone', async () => {
    expect((await change('62', '"1"', body, organiser)).status).toBe(403);
  });
});

describe('GET /api/v1/me', () => {
  it('tells who has signed in', async () => {
    const { body } = await call(routes.getOwnAccountContract);
    expect(body).toMatchObject({
      accountId: 'organiser-kalbar',
      roles: ['organiser'],
      office: { officeId: 'bp3mi-kalbar', shortName: 'BP3MI Kalbar' },
    });
  });

  it('does not know an account that the directory does not name', async () => {
    const { status, body } = await call(routes.getOwnAccountContract, testAccount({ username: 'stranger' }));
    expect([status, body.code]).toEqual([404, 'account_unknown']);
  });
});
