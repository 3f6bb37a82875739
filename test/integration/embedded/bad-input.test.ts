import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aManifest, people } from '#test/support/builders/arrivals.ts';
import { eventBody } from '#test/support/builders/events.ts';
import { arrivalOf, manifestText, ORGANISER, POST, recordArrival } from '#test/support/crash-acts.ts';
import { type CrashProcess, startCrashProcess } from '#test/support/crash-process.ts';
import { type Answer, embeddedHttp } from '#test/support/embedded-http.ts';
import { scratchFolder } from '#test/support/scratch-folder.ts';

const folder = scratchFolder('sapa-bad-input-');
const MB = 1024 * 1024;
const json = { 'content-type': 'application/json' };
const csv = { 'content-type': 'text/csv' };

let server: CrashProcess;
let http: ReturnType<typeof embeddedHttp>;
let arrivalId: string;
let eventId: string;
let memoryBefore = 0;
let memoryMost = 0;

/** Resident memory of the server, in bytes. */
const memory = () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(server.pid)]).toString()) * 1024;

beforeAll(async () => {
  server = await startCrashProcess({ folder, startAt: '2025-10-15T01:00:00.000Z', faults: {} });
  http = embeddedHttp(server.url);
  arrivalId = await recordArrival(server.api, 'arrival', '2025-10-16T10:36');
  const created = await post('/api/v1/events', eventBody({ capacity: 5 }));
  eventId = String(created.body['eventId']);
  memoryBefore = memory();
});
afterEach(() => {
  memoryMost = Math.max(memoryMost, memory());
});
afterAll(async () => {
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

const post = (path: string, body: unknown, account = ORGANISER): Promise<Answer> =>
  http.as(account, path, { method: 'POST', headers: json, body: JSON.stringify(body) });

const upload = (body: string | Uint8Array<ArrayBuffer>, account = POST): Promise<Answer> =>
  http.as(account, `/api/v1/arrivals/${arrivalId}/manifests`, { method: 'POST', headers: csv, body });

const INDONESIAN =
  /\b(tidak|bukan|belum|sudah|harus|ada|lebih|terlalu|silakan|periksa|sertakan|gunakan|tulis|isi|waktu|peran|setelah|baris)\b/i;

/** A problem document with a stable code, and a sentence for people. */
const expectProblem = ({ status, type, body }: Answer, expected: readonly [number, string]) => {
  expect([status, body['code']]).toEqual(expected);
  expect(type).toBe('application/problem+json');
  expect(body).toMatchObject({ type: 'about:blank', status });
  expect(body['detail']).toMatch(INDONESIAN);
  expect(JSON.stringify(body)).not.toMatch(/\bat .+\.ts:\d+|node_modules/);
};

const errorsOf = ({ body }: Answer) =>
  body['errors'] as { row?: number; column?: string; code: string; message: string }[];

const manifests = async () => (await arrivalOf(server.api, arrivalId)).manifests;
const events = async () => ((await http.as(ORGANISER, '/api/v1/events')).body['events'] as unknown[]).length;

describe('a form with something wrong in it', () => {
  it.each<[string, Record<string, unknown>, readonly [number, string], string]>([
    ['an unknown key', { colour: 'biru' }, [400, 'invalid_input'], 'colour'],
    [
      'an unknown key inside',
      { venue: { name: 'Aula', regionCode: '61.12.03', x: 1 } },
      [400, 'invalid_input'],
      'venue.x',
    ],
    ['a number as text', { capacity: '50' }, [400, 'invalid_input'], 'capacity'],
    ['a list as text', { hosts: 'Dinas' }, [400, 'invalid_input'], 'hosts'],
    ['a missing field', { title: undefined }, [400, 'invalid_input'], 'title'],
    ['an endless title', { title: 'x'.repeat(201) }, [400, 'invalid_input'], 'title'],
    ['no seats', { capacity: 0 }, [400, 'invalid_input'], 'capacity'],
    [
      'a date that has passed',
      { localStart: '2025-10-14T09:00', localEnd: '2025-10-14T10:00' },
      [422, 'starts_in_past'],
      'localStart',
    ],
    [
      'a day that does not exist',
      { localStart: '2025-02-30T09:00' },
      [422, 'invalid_local_time'],
      'localStart',
    ],
    [
      'an unknown region',
      { venue: { name: 'Aula', regionCode: '99.99.99' } },
      [422, 'unknown_region'],
      'venue.regionCode',
    ],
  ])('%s is refused with its field', async (_, over, expected, column) => {
    const before = await events();
    const answer = await post('/api/v1/events', eventBody(over));
    expectProblem(answer, expected);
    expect(errorsOf(answer).map((error) => error.column)).toContain(column);
    expect(await events()).toBe(before);
  });

  it.each<[string, string, readonly [number, string]]>([
    ['no JSON', '{"title":', [400, 'invalid_json']],
    ['an empty body', '', [400, 'invalid_json']],
    ['no object', '[]', [400, 'invalid_input']],
    ['nesting without end', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, [400, 'invalid_input']],
    ['objects without end', `${'{"venue":'.repeat(20_000)}1${'}'.repeat(20_000)}`, [400, 'invalid_input']],
    [
      'a prototype',
      `{"__proto__":{"admin":true},${JSON.stringify(eventBody()).slice(1)}`,
      [400, 'invalid_input'],
    ],
    ['more than 256 KB', JSON.stringify(eventBody({ title: 'x'.repeat(300_000) })), [413, 'body_too_large']],
  ])('%s is refused', async (_, body, expected) => {
    const before = await events();
    expectProblem(
      await http.as(ORGANISER, '/api/v1/events', { method: 'POST', headers: json, body }),
      expected,
    );
    expect(await events()).toBe(before);
  });

  it('another content type is refused', async () => {
    const body = JSON.stringify(eventBody());
    const answer = await http.as(ORGANISER, '/api/v1/events', {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body,
    });
    expectProblem(answer, [415, 'unsupported_content_type']);
  });

  it.each([
    ['an unknown query', '/api/v1/events?colour=biru', 'invalid_input'],
    ['a name that every object has', '/api/v1/events?constructor=1', 'invalid_input'],
    ['a prototype as query', '/api/v1/events?__proto__=1', 'invalid_input'],
    ['a limit beyond all pages', '/api/v1/events?limit=5000', 'invalid_input'],
    ['an invented cursor', '/api/v1/events?cursor=bm9wZQ', 'invalid_cursor'],
    ['an id that is none', '/api/v1/events/1', 'invalid_input'],
  ])('%s is refused', async (_, path, code) => {
    expectProblem(await http.as(ORGANISER, path), [400, code]);
  });
});

describe('an arrival with something wrong in it', () => {
  const body = {
    checkpointId: 'plbn-entikong',
    kind: 'deportation',
    origin: { country: 'MY' },
    expectedLocal: '2025-10-16T10:36',
  };

  it.each<[string, Record<string, unknown>, readonly [number, string]]>([
    ['an unknown key', { people: 136 }, [400, 'invalid_input']],
    ['no time', { expectedLocal: 'besok' }, [400, 'invalid_input']],
    ['a day long past', { expectedLocal: '2024-10-16T10:36' }, [422, 'implausible_time']],
    ['an unknown checkpoint', { checkpointId: 'plbn-atlantis' }, [404, 'checkpoint_not_found']],
    ["another office's checkpoint", { checkpointId: 'plbn-aruk' }, [404, 'checkpoint_not_found']],
  ])('%s is refused', async (_, over, expected) => {
    expectProblem(await post('/api/v1/arrivals', { ...body, ...over }, POST), expected);
  });
});

describe('a manifest as offices write it', () => {
  const good = manifestText(1);
  it.each([
    ['with ;', good],
    ['with ,', good.replaceAll(';', ',')],
    ['with tabs', good.replaceAll(';', '\t')],
    ['with a BOM', `\uFEFF${good}`],
    ['with line breaks in quotes', good.replace('"Orang Contoh a 1"', '"Orang Contoh\r\na 1"')],
    ['with other line ends', good.replaceAll('\r\n', '\n')],
  ])('%s is taken whole', async (_, text) => {
    const before = await manifests();
    const { status, body } = await upload(text);
    expect([status, body['people'], body['heldRows']]).toEqual([201, 7, 0]);
    expect(await manifests()).toBe(before + 1);
  });
});

describe('a manifest that cannot be used', () => {
  const rows = manifestText(1);
  const bytes = (text: string) => new Uint8Array(Buffer.from(text));
  /** The beginning of a real workbook: a ZIP file. */
  const workbook = () =>
    new Uint8Array([
      0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0, 33, 0, 0xee, 0x9d, 0xf8, 0x5e, 0xff, 0xc3, 0x28, 10,
    ]);

  it.each<[string, () => string | Uint8Array<ArrayBuffer>, readonly [number, string]]>([
    ['an empty file', () => '', [422, 'empty_manifest']],
    ['headings only', () => rows.split('\r\n', 1)[0] ?? '', [422, 'empty_manifest']],
    ['a missing column', () => rows.replace('"JK"', '"Catatan"'), [422, 'missing_column']],
    ['a column twice', () => rows.replace('"Wali"', '"Nama"'), [422, 'duplicate_column']],
    ['a prototype as column', () => rows.replace('"Wali"', '"__proto__"'), [422, 'forbidden_column']],
    ['a quotation that never ends', () => `${rows}\r\n"8;Orang Contoh`, [422, 'unreadable_file']],
    ['5,001 people', () => aManifest(people(5_001)), [422, 'too_many_rows']],
    ['6 MB', () => `${rows}\r\n${'x'.repeat(6 * MB)}`, [413, 'file_too_large']],
    ['9 MB', () => 'x'.repeat(9 * MB), [413, 'body_too_large']],
    ['4 MB of line breaks', () => '\n'.repeat(4 * MB - 10), [422, 'too_many_rows']],
    ['4 MB of separators', () => ';'.repeat(4 * MB - 10), [422, 'too_many_columns']],
    ['invalid UTF-8', () => Buffer.concat([bytes(rows), Buffer.from([0xc3, 0x28])]), [422, 'not_utf8']],
    [
      'Latin 1',
      () => new Uint8Array(Buffer.from(rows.replace('Orang', 'Órang'), 'latin1')),
      [422, 'not_utf8'],
    ],
    ['UTF-16', () => new Uint8Array(Buffer.from(`\uFEFF${rows}`, 'utf16le')), [422, 'not_utf8']],
    ['a NUL', () => rows.replace('Contoh a', 'Contoh\0a'), [422, 'unreadable_file']],
    ['a workbook', workbook, [422, 'not_utf8']],
  ])('%s is refused, and nothing of it is kept', async (_, file, expected) => {
    const before = await manifests();
    expectProblem(await upload(file()), expected);
    expect(await manifests()).toBe(before);
  });

  it('a workbook that says so is refused by its type', async () => {
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const path = `/api/v1/arrivals/${arrivalId}/manifests`;
    const answer = await http.as(POST, path, {
      method: 'POST',
      headers: { 'content-type': type },
      body: workbook(),
    });
    expectProblem(answer, [415, 'unsupported_content_type']);
  });

  it('names the column that is missing', async () => {
    const answer = await upload(rows.replace('"JK"', '"Catatan"'));
    expect(errorsOf(answer)).toEqual([
      {
        row: 1,
        column: 'JK',
        code: 'missing_column',
        message: expect.stringContaining('Kolom JK tidak ada'),
      },
    ]);
  });

  it('more than API Gateway takes is refused as there', async () => {
    const { status, body } = await upload('x'.repeat(11 * MB));
    expect([status, body]).toEqual([413, { message: 'Request Entity Too Large' }]);
  });
});

describe('a manifest with unreadable rows', () => {
  it('keeps and shows the good ones, and names the others by row and column', async () => {
    const answer = await upload(
      aManifest([
        ...people(3),
        { sex: 'X' },
        { age: 'tua', province: 'Atlantis' },
        { name: '' },
        { province: 'Nusa Tenggara Barat' },
      ]),
    );
    expectProblem(answer, [422, 'manifest_has_errors']);
    expect(answer.body).toMatchObject({ accepted: 4, held: 3 });
    expect(errorsOf(answer).map(({ row, column, code }) => [row, column, code])).toEqual([
      [5, 'JK', 'invalid_sex'],
      [6, 'Umur', 'invalid_age'],
      [6, 'Provinsi', expect.stringMatching(/province|region/)],
      [7, 'Nama', 'name_missing'],
    ]);
    for (const { message } of errorsOf(answer)) expect(message).toMatch(/\.$/);
    const version = String(answer.body['manifestVersion']);
    const stored = await http.as(POST, `/api/v1/arrivals/${arrivalId}/manifests/${version}`);
    expect(stored.body).toMatchObject({ people: 4, heldRows: 3, errors: errorsOf(answer) });
    const listed = await http.as(POST, `/api/v1/arrivals/${arrivalId}/manifests/${version}/people`);
    expect(listed.body['people']).toHaveLength(4);
  });

  it('cannot be announced, and tells nobody', async () => {
    const manifestVersion = await manifests();
    const answer = await http.as(POST, `/api/v1/arrivals/${arrivalId}/announcement`, {
      method: 'POST',
      headers: { ...json, 'if-match': '"1"' },
      body: JSON.stringify({ manifestVersion }),
    });
    expectProblem(answer, [409, 'manifest_has_held_rows']);
    expect(await server.api.outbox()).toEqual([]);
  });
});

describe('a request that may not', () => {
  const publication = () => `/api/v1/events/${eventId}/publication`;
  const publish = (account: string, headers: Record<string, string>) =>
    http.as(account, publication(), { method: 'POST', headers });

  it('a change without a version', async () => {
    expectProblem(await publish(ORGANISER, {}), [428, 'version_required']);
  });
  it('a change of an old version', async () => {
    expectProblem(await publish(ORGANISER, { 'if-match': '"7"' }), [412, 'stale_version']);
  });
  it('a version that is none', async () => {
    expectProblem(await publish(ORGANISER, { 'if-match': 'W/"x"' }), [400, 'invalid_version']);
  });
  it("another office's event is not found", async () => {
    const stranger = 'organiser-kalsel';
    expectProblem(await publish(stranger, { 'if-match': '"1"' }), [404, 'event_not_found']);
    expectProblem(await http.as(stranger, `/api/v1/events/${eventId}`), [404, 'event_not_found']);
    const people = `/api/v1/events/${eventId}/registrations`;
    expectProblem(await http.as(stranger, people), [404, 'event_not_found']);
    expectProblem(await http.as(stranger, `/api/v1/events/${eventId}/changes`), [404, 'event_not_found']);
    expectProblem(await http.as(stranger, `/api/v1/events/${eventId}/timeline`), [404, 'timeline_not_found']);
  });
  it("another office's arrival is not found", async () => {
    expectProblem(await upload(manifestText(1), 'officer-jatim'), [404, 'arrival_not_found']);
    const people = `/api/v1/arrivals/${arrivalId}/manifests/1/people`;
    expectProblem(await http.as('officer-jatim', people), [404, 'manifest_not_found']);
    expectProblem(await http.as('officer-jatim', `/api/v1/arrivals/${arrivalId}`), [
      404,
      'arrival_not_found',
    ]);
  });
  it('a role that has nothing to do with it', async () => {
    expectProblem(await post('/api/v1/events', eventBody(), POST), [403, 'role_not_allowed']);
    expectProblem(await upload(manifestText(1), ORGANISER), [403, 'role_not_allowed']);
    expectProblem(await upload(manifestText(1), 'national-desk'), [403, 'role_not_allowed']);
  });
  it('nobody', async () => {
    expectProblem(await http.call('/api/v1/events'), [401, 'sign_in_needed']);
  });
  it('a token that was tampered with', async () => {
    const { authorization } = await http.bearer(ORGANISER);
    const [head = '', payload = '', signature = ''] = authorization.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const forged = { ...claims, 'cognito:groups': ['office:kemenp2mi', 'role:national_desk'] };
    const other = Buffer.from(JSON.stringify(forged)).toString('base64url');
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const token of [
      `${head}.${other}.${signature}`,
      `Bearer ${unsigned}.${payload}.`,
      `${head}.${payload}.${signature.slice(0, -6)}AAAAAA`,
      'Bearer x.y.z',
    ]) {
      expectProblem(await http.call('/api/v1/events', { headers: { authorization: token } }), [
        401,
        'sign_in_needed',
      ]);
    }
  });
  it.each(['/local/outbox', '/local/clock', '/oidc/jwks'])('%s under a foreign name', async (path) => {
    expect(await http.statusAtHost(path, 'sapa.example')).toBe(403);
  });
  it('an unknown route is answered as by API Gateway', async () => {
    const { status, body } = await http.as(ORGANISER, '/api/v1/nothing');
    expect([status, body]).toEqual([404, { message: 'Not Found' }]);
  });
  it('a method that the route does not have', async () => {
    expect((await http.as(ORGANISER, '/api/v1/events', { method: 'DELETE' })).status).toBe(404);
  });
});

describe('after all of it', () => {
  it('the server is well, and has not grown by 256 MB at any time', async () => {
    expect((await http.call('/healthz')).status).toBe(200);
    expect(memoryMost).toBeGreaterThan(0);
    expect((memoryMost - memoryBefore) / MB).toBeLessThan(256);
  });
});
