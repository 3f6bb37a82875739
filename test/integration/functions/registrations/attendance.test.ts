import { describe, expect, it } from 'vitest';
import {
  createAttendanceLinkContract,
  doorListContract,
  doorScriptContract,
  listAttendanceContract,
  markAtDoorContract,
  openDoorContract,
  recordAttendanceContract,
  revokeAttendanceLinksContract,
  uploadAtDoorContract,
} from '#functions/registrations/contract.ts';
import { keyOf, minute } from '#test/support/builders/attendance.ts';
import { eachDayAfter } from '#test/support/day-after.ts';
import { testAccount } from '#test/support/sign-in.ts';

const world = eachDayAfter();
const other = testAccount({ username: 'organiser-kalsel', office: 'bp3mi-kalsel' });

const record = (eventId: string, marks: readonly unknown[], account = testAccount()) =>
  world().call(recordAttendanceContract, { params: { eventId }, body: { marks } }, account);

const list = async (eventId: string, query: Readonly<Record<string, string>> = {}) =>
  (await world().call(listAttendanceContract, { params: { eventId }, query })).body as {
    attendees: Record<string, unknown>[];
    counts: Record<string, number>;
    cursor?: string;
  };

const token = async (eventId: string): Promise<string> => {
  const { status, body } = await world().call(createAttendanceLinkContract, { params: { eventId } });
  expect(status).toBe(201);
  return /\/hadir\/(\w{11})$/.exec(String(body['url']))?.[1] ?? '';
};

const press = (door: string, fields: Readonly<Record<string, string>>) =>
  world().call(
    markAtDoorContract,
    { params: { token: door }, body: new URLSearchParams({ form: keyOf(99), ...fields }).toString() },
    'nobody',
  );

const open = (door: string, query: Readonly<Record<string, string>> = {}) =>
  world().call(openDoorContract, { params: { token: door }, query }, 'nobody');

describe('attendance for signed-in staff', () => {
  it('given marks by registration and by code and a walk-in, lists who is there with counts and no whole phone', async () => {
    const { eventId } = await world().publish();
    const first = await world().register(eventId, 1, { region: '61.12.03' });
    await world().register(eventId, 2);
    const code = String((await list(eventId, { q: 'Peserta 2' })).attendees[0]?.['code']);
    const answer = await record(eventId, [
      { key: keyOf(1), at: minute(1), registrationId: first, sex: 'P' },
      { key: keyOf(2), at: minute(2), code },
      {
        key: keyOf(3),
        at: minute(3),
        walkIn: { name: 'Markus', phone: '0860 0000 777', village: 'Desa Korek' },
      },
      { key: keyOf(4), at: minute(4), code: '99999' },
    ]);
    expect(answer.body['outcomes']).toEqual([
      { key: keyOf(1), outcome: 'recorded' },
      { key: keyOf(2), outcome: 'recorded' },
      { key: keyOf(3), outcome: 'recorded' },
      { key: keyOf(4), outcome: 'unknown_code' },
    ]);
    const { attendees, counts } = await list(eventId);
    expect(counts).toEqual({
      capacity: 2,
      seated: 2,
      waiting: 0,
      present: 3,
      walkIns: 1,
      overCapacity: 1,
      late: 0,
    });
    expect(attendees).toMatchObject([
      { name: 'Markus', status: 'walk_in', phoneEnd: '777', place: 'Desa Korek', since: minute(3) },
      { name: 'Peserta 1', status: 'seated', place: 'Sungai Ambawang', sex: 'P', since: minute(1) },
      { name: 'Peserta 2', since: minute(2) },
    ]);
    expect(JSON.stringify(attendees)).not.toContain('860');
  });

  it('given an upload that comes again, changes nothing', async () => {
    const { eventId } = await world().publish();
    const registrationId = await world().register(eventId, 1);
    const marks = [{ key: keyOf(1), at: minute(1), registrationId }];
    await record(eventId, marks);
    const again = await record(eventId, marks);
    expect(again.body['outcomes']).toEqual([{ key: keyOf(1), outcome: 'repeated' }]);
    expect((await list(eventId)).counts['present']).toBe(1);
  });

  it('given an upload more than an hour after the end, counts it as late', async () => {
    const { eventId } = await world().publish();
    const registrationId = await world().register(eventId, 1);
    world().platform.setNow('2025-11-13T06:00:00.001Z');
    await record(eventId, [{ key: keyOf(1), at: minute(1), registrationId }]);
    expect((await list(eventId)).counts).toMatchObject({ present: 1, late: 1 });
  });

  it('given a phone that is none, keeps the walk-in', async () => {
    const { eventId } = await world().publish();
    await record(eventId, [{ key: keyOf(1), at: minute(1), walkIn: { name: 'Lena', phone: 'tidak ada' } }]);
    expect((await list(eventId)).counts).toMatchObject({ present: 1, walkIns: 1 });
  });

  it('finds people by the beginning of a word, the end of the phone or the code, page by page', async () => {
    const { eventId } = await world().publish({ capacity: 5 });
    await world().register(eventId, 123);
    await world().register(eventId, 456, { name: 'Rina Kartika' });
    const names = async (query: Readonly<Record<string, string>>) =>
      (await list(eventId, query)).attendees.map(({ name }) => name);
    const { code } = (await list(eventId, { q: 'kart' })).attendees[0] ?? {};
    expect(await names({ q: 'kart' })).toEqual(['Rina Kartika']);
    expect(await names({ q: '123' })).toEqual(['Peserta 123']);
    expect(await names({ q: String(code) })).toEqual(['Rina Kartika']);
    const first = await list(eventId, { limit: '1' });
    expect(await names({ limit: '1', cursor: String(first.cursor) })).toEqual(['Rina Kartika']);
  });

  it.each([
    ['another office', other, [{ key: keyOf(1), at: minute(1), code: '1234' }], 404],
    [
      'two targets',
      testAccount(),
      [{ key: keyOf(1), at: minute(1), code: '1234', walkIn: { name: 'A' } }],
      400,
    ],
    ['a short key', testAccount(), [{ key: 'ab', at: minute(1), code: '1234' }], 400],
    ['no mark', testAccount(), [], 400],
  ])('given %s, refuses', async (_, account, marks, status) => {
    const { eventId } = await world().publish();
    expect((await record(eventId, marks, account)).status).toBe(status);
  });
});

describe('the page at the door', () => {
  it('shows who is registered to whoever has the link, by its own script alone', async () => {
    const { eventId } = await world().publish();
    await world().register(eventId, 1, { name: 'Rina <b>' });
    const page = await open(await token(eventId));
    expect(page.status).toBe(200);
    expect(page.text).toContain('Rina &lt;b&gt;');
    expect(page.text).toContain('<script src="/hadir-app.js" defer>');
    expect(page.text).not.toContain('60860');
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
  });

  it('works by plain forms: present, off again, by code, walk-in', async () => {
    const { eventId } = await world().publish();
    const orang = await world().register(eventId, 1);
    await world().register(eventId, 2);
    const door = await token(eventId);
    const { code } = (await list(eventId, { q: 'Peserta 2' })).attendees[0] ?? {};
    const marked = await press(door, { aksi: 'hadir', orang, jk: 'L', q: 'pes' });
    expect([marked.status, marked.headers['location']]).toEqual([303, `/hadir/${door}?pesan=hadir&q=pes`]);
    await press(door, { aksi: 'hadir', orang, jk: 'L' });
    await press(door, { aksi: 'kode', kode: String(code) });
    await press(door, { aksi: 'tamu', nama: 'Markus', sms: 'ya' });
    expect((await list(eventId)).counts).toMatchObject({ present: 3, walkIns: 1 });
    world().platform.setNow('2025-10-16T04:00:00.000Z');
    const off = await press(door, { aksi: 'batal', orang });
    expect(off.headers['location']).toBe(`/hadir/${door}?pesan=batal`);
    expect((await list(eventId)).counts['present']).toBe(2);
  });

  it.each([
    [{ aksi: 'kode', kode: '12345' }, 'kode'],
    [{ aksi: 'tamu', nama: '' }, 'nama'],
    [{ aksi: 'hadir', orang: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }, 'kode'],
  ])('given %j, says what is wrong', async (fields, pesan) => {
    const { eventId } = await world().publish();
    const answer = await press(await token(eventId), fields);
    expect(answer.headers['location']).toMatch(new RegExp(`pesan=${pesan}$`));
  });

  it('gives a phone its list and takes what it noted', async () => {
    const { eventId } = await world().publish();
    const registrationId = await world().register(eventId, 7);
    const params = { token: await token(eventId) };
    const marks = [{ key: keyOf(1), at: minute(1), registrationId, sex: 'L' }];
    const upload = await world().call(uploadAtDoorContract, { params, body: { marks } }, 'nobody');
    expect(upload.body['outcomes']).toEqual([{ key: keyOf(1), outcome: 'recorded' }]);
    const { body } = await world().call(doorListContract, { params }, 'nobody');
    expect(body['people']).toEqual([
      {
        id: registrationId,
        n: 'Peserta 7',
        p: '007',
        c: expect.stringMatching(/^\d{4}$/),
        s: 'L',
        a: minute(1),
      },
    ]);
  });

  it('ends a day after the event', async () => {
    const { eventId } = await world().publish();
    const door = await token(eventId);
    world().platform.setNow('2025-11-14T04:59:59.999Z');
    expect((await open(door)).status).toBe(200);
    world().platform.setNow('2025-11-14T05:00:00.000Z');
    expect((await open(door)).status).toBe(404);
    const late = await open(await token(eventId));
    expect(late.status).toBe(200);
  });

  it('ends at once when it is revoked', async () => {
    const { eventId } = await world().publish();
    const door = await token(eventId);
    const revoked = await world().call(revokeAttendanceLinksContract, { params: { eventId } });
    expect([revoked.status, (await open(door)).status]).toEqual([204, 404]);
    expect((await open(await token(eventId))).status).toBe(200);
  });

  it('tells a stranger nothing, and another office neither', async () => {
    const { eventId } = await world().publish();
    const page = await open('nobodysLink');
    expect([page.status, page.text.includes('Tautan ini tidak berlaku')]).toEqual([404, true]);
    const link = await world().call(createAttendanceLinkContract, { params: { eventId } }, other);
    expect([link.status, link.body['code']]).toEqual([404, 'event_not_found']);
  });

  it('has a script of 8 KB at most', async () => {
    const { text, headers } = await world().call(doorScriptContract, {}, 'nobody');
    expect(headers['content-type']).toContain('text/javascript');
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(8 * 1024);
    expect(text).toContain('serviceWorker');
  });
});
