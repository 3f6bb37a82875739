import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  acknowledgeByLinkContract,
  acknowledgeContract,
  announceContract,
  getArrivalContract,
  importManifestContract,
  listArrivalsContract,
  listNoticesContract,
  listPeopleContract,
  openLinkContract,
  recordArrivalContract,
} from '#functions/arrivals/contract.ts';
import { arrivalsHttp } from '#functions/arrivals/handlers/http.ts';
import { ledgerReader } from '#functions/messaging/contract.ts';
import { SMS_DEFAULTS } from '#shared/aws/settings.ts';
import type { HttpHandler } from '#shared/http/http-function.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { allowListLogger } from '#shared/observability/logger.ts';
import { type ApiRequest, apiEvent, lambdaContext } from '#test/support/api-event.ts';
import { type ArrivalsHarness, arrivalsHarness } from '#test/support/arrivals-harness.ts';
import { aManifest, people } from '#test/support/builders/arrivals.ts';
import { orderedMessages } from '#test/support/ordered-messages.ts';
import { startSignIn, type TestSignIn } from '#test/support/sign-in.ts';

const PLANTED = ['Zulkarnaen Rahasia', 'RHS777123', 'Bocah Rahasia'];

const logged: unknown[] = [];
let signIn: TestSignIn;
let harness: ArrivalsHarness;
let handle: HttpHandler;
let arrivalId: string;

const call = async (contract: RouteContract, account: string, office: string, request: ApiRequest = {}) => {
  const roles = account === 'national-desk' ? ['national_desk'] : ['duty_officer'];
  const token = await signIn.tokenFor({ username: account, office, roles }, harness.platform.clock.now());
  const secured = contract.access === 'public' ? request : { ...request, token };
  const response = await handle(apiEvent(contract, secured), lambdaContext);
  const text = response.body ?? '';
  const isJson = String(response.headers?.['content-type']).includes('json');
  return {
    status: response.statusCode,
    text,
    headers: response.headers,
    body: isJson ? JSON.parse(text) : undefined,
  };
};

const asPost = (contract: RouteContract, request: ApiRequest) =>
  call(contract, 'duty-entikong', 'p4mi-sanggau', request);
const asNtb = (contract: RouteContract, request: ApiRequest) =>
  call(contract, 'officer-ntb', 'bp3mi-ntb', request);

const upload = (body: string) => asPost(importManifestContract, { params: { arrivalId }, body });

const linked = z.object({ params: z.object({ link: z.url() }) });

const linkOf = async (officeId: string): Promise<string> => {
  const ordered = await orderedMessages(harness.platform.table, `notice:${arrivalId}-${officeId}-v1`);
  return linked.parse(ordered[0]).params.link.split('/a/')[1] ?? '';
};

beforeAll(async () => {
  signIn = await startSignIn();
  const settings = {
    stage: 'dev',
    publicUrl: 'https://sapa.example',
    sms: { ...SMS_DEFAULTS, allowList: ['+62860'] },
    signIn: signIn.settings,
  };
  const logger = allowListLogger((level, message, fields) => void logged.push([level, message, fields]));
  harness = await arrivalsHarness({ settings, logger });
  handle = arrivalsHttp(harness.services);
  const recorded = await asPost(recordArrivalContract, {
    body: {
      checkpointId: 'plbn-entikong',
      kind: 'deportation',
      origin: { country: 'MY', state: 'Sarawak' },
      letter: { number: '1908/PK/B', date: '2025-10-15', from: 'KJRI Kuching' },
      expectedLocal: '2025-10-16T10:36',
      expectedPeople: 5,
    },
  });
  arrivalId = recorded.body.arrivalId;
  await upload(
    aManifest([
      { name: PLANTED[0] ?? '', document: PLANTED[1] ?? '', province: 'NTB' },
      { name: PLANTED[2] ?? '', age: '4', document: '', guardian: '1', province: 'NTB' },
      ...people(3),
    ]),
  );
});
afterAll(async () => {
  harness.platform.close();
  await signIn.stop();
});

describe('given uploads over HTTP', () => {
  it.each([
    ['a missing column', 'Nama;Umur;Provinsi\nSiti;30;NTB', 422, 'missing_column'],
    ['nothing in it', '', 422, 'empty_manifest'],
    ['5,001 people', aManifest(people(5001)), 422, 'too_many_rows'],
    ['6 MB', `Nama\n${'x'.repeat(6 * 1024 * 1024)}`, 413, 'file_too_large'],
  ])('when the file has %s then the answer is a problem with its code', async (_, body, status, code) => {
    const answer = await upload(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('when a row is bad then the problem tells version, counts, row and column', async () => {
    const answer = await upload(aManifest([...people(2), { age: 'tua' }]));
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: 'manifest_has_errors',
      accepted: 2,
      held: 1,
      errors: [{ row: 4, column: 'Umur', code: 'invalid_age' }],
    });
  });

  it('when a version with held rows is announced then it is a conflict', async () => {
    const { body } = await upload(aManifest([{ sex: '?' }]));
    const headers = { 'if-match': '"1"' };
    const answer = await asPost(announceContract, {
      params: { arrivalId },
      headers,
      body: { manifestVersion: body.manifestVersion },
    });
    expect([answer.status, answer.body.code]).toEqual([409, 'manifest_has_held_rows']);
  });

  it('when another office uploads then the arrival is not found', async () => {
    expect(
      (await asNtb(importManifestContract, { params: { arrivalId }, body: aManifest(people(1)) })).status,
    ).toBe(404);
  });
});

describe('given an announcement over HTTP', () => {
  it('when If-Match is missing or stale then it is 428 or 412', async () => {
    const request = { params: { arrivalId }, body: { manifestVersion: 1 } };
    const missing = await asPost(announceContract, request);
    const stale = await asPost(announceContract, { ...request, headers: { 'if-match': '"9"' } });
    expect([missing.status, stale.status, stale.body.code]).toEqual([428, 412, 'stale_version']);
  });

  it('when it is right then 201 tells shares that add up and one notice per office', async () => {
    const answer = await asPost(announceContract, {
      params: { arrivalId },
      headers: { 'if-match': '"1"' },
      body: { manifestVersion: 1 },
    });
    expect([answer.status, answer.headers?.['etag']]).toEqual([201, '"2"']);
    expect(
      answer.body.shares.map((share: { officeId: string; people: number }) => [share.officeId, share.people]),
    ).toEqual([
      ['bp3mi-jatim', 3],
      ['bp3mi-ntb', 2],
    ]);
    expect(answer.body.notices).toHaveLength(2);
  });

  it('when the office asks for its people before it has answered then it is refused', async () => {
    const answer = await asNtb(listPeopleContract, { params: { arrivalId, version: '1' } });
    expect([answer.status, answer.body.code]).toEqual([403, 'acknowledge_first']);
  });
});

describe('given lists over HTTP', () => {
  it('when the post lists its checkpoint then the arrival is there, and another office finds no checkpoint', async () => {
    const query = { checkpointId: 'plbn-entikong' };
    const own = await asPost(listArrivalsContract, { query });
    const other = await asNtb(listArrivalsContract, { query });
    expect([own.body.arrivals[0].arrivalId, other.status]).toEqual([arrivalId, 404]);
  });

  it('when an office lists its notices then each tells its age, rung and next escalation', async () => {
    const { body } = await asNtb(listNoticesContract, { query: { state: 'open' } });
    expect(body.notices).toMatchObject([
      { officeId: 'bp3mi-ntb', ageMinutes: 0, rung: 1, nextEscalationAt: '2025-10-16T02:30:00.000Z' },
    ]);
  });
});

describe('given the link in the SMS', () => {
  it('when it is opened then a page is shown under a policy without scripts and nothing is answered', async () => {
    const token = await linkOf('bp3mi-ntb');
    const page = await call(openLinkContract, '', '', { params: { token } });
    expect([page.status, page.text.includes('<form'), page.headers?.['content-security-policy']]).toEqual([
      200,
      true,
      expect.stringContaining("default-src 'none'"),
    ]);
    const again = await call(openLinkContract, '', '', { params: { token } });
    expect(again.text).toContain('<form');
  });

  it('when no name is given then it asks again and nothing is answered', async () => {
    const token = await linkOf('bp3mi-ntb');
    const page = await call(acknowledgeByLinkContract, '', '', { params: { token }, body: 'name=+' });
    expect([page.status, page.text.includes('role="alert"')]).toEqual([200, true]);
  });

  it('when a name is given then the notice is answered by that name', async () => {
    const token = await linkOf('bp3mi-ntb');
    const page = await call(acknowledgeByLinkContract, '', '', {
      params: { token },
      body: 'name=Lalu+Contoh',
    });
    const { body } = await asNtb(getArrivalContract, { params: { arrivalId } });
    expect([page.text.includes('Terima kasih'), body.notices[0].acknowledgement]).toEqual([
      true,
      { by: 'Lalu Contoh', channel: 'link', at: harness.platform.clock.now() },
    ]);
  });

  it('when somebody answers later by the API then the first answer stands and the later is recorded', async () => {
    const answer = await asNtb(acknowledgeContract, { params: { noticeId: `${arrivalId}-bp3mi-ntb-v1` } });
    expect([answer.status, answer.body.acknowledgement.by, answer.body.laterAcknowledgements[0].by]).toEqual([
      200,
      'Lalu Contoh',
      'Lalu Wirasana',
    ]);
  });

  it.each(['aaaaaaaaaaa', 'x', '%3Cb%3E'])(
    'when the token is %s then a friendly page says so',
    async (token) => {
      const page = await call(openLinkContract, '', '', { params: { token } });
      expect([page.status, page.text.includes('Tautan ini tidak dikenal')]).toEqual([404, true]);
    },
  );

  it('when it is older than 30 days then it is not known any more', async () => {
    const token = await linkOf('bp3mi-jatim');
    harness.platform.setNow('2025-11-16T02:00:00Z');
    const page = await call(openLinkContract, '', '', { params: { token } });
    harness.platform.setNow('2025-10-16T02:00:00Z');
    expect(page.status).toBe(404);
  });

  it('when the table is read then no token stands in it outside the message', async () => {
    const token = await linkOf('bp3mi-jatim');
    const { items } = await harness.platform.table.query({ table: 'arrivals', partition: `LINK#${token}` });
    expect(items).toEqual([]);
  });
});

describe('given names planted in the manifest', () => {
  it('when everything that left the context is searched then none of them is there', async () => {
    const { services, platform } = harness;
    platform.setNow('2025-10-16T06:00:00Z');
    await services.checkNotice(`${arrivalId}-bp3mi-jatim-v1`);
    await services.sweep({ reattach: true });
    const ledger = ledgerReader(platform.table);
    const subjects = ['bp3mi-jatim', 'bp3mi-ntb'].map((office) => `notice:${arrivalId}-${office}-v1`);
    const messages = await Promise.all(subjects.map((subject) => ledger.bySubject(subject)));
    const rows = await Promise.all(subjects.map((subject) => orderedMessages(platform.table, subject)));
    const left = JSON.stringify([platform.sent, platform.started, logged, messages, rows]);
    expect(left).toContain('rung-2');
    for (const secret of PLANTED) expect(left).not.toContain(secret);
  });
});
