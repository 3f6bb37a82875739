import { describe, expect, it } from 'vitest';
import { cancelEventContract } from '#functions/events/contract.ts';
import {
  cancelRegistrationContract,
  getRegistrationContract,
  listRegistrationsContract,
  registerContract,
  registrationsReader,
} from '#functions/registrations/contract.ts';
import { phoneOf } from '#test/support/builders/registrations.ts';
import { eachOutreach } from '#test/support/outreach.ts';
import { testAccount } from '#test/support/sign-in.ts';

const world = eachOutreach();

const kalsel = testAccount({ username: 'organiser-kalsel', office: 'bp3mi-kalsel' });

const registered = async (eventId: string, person: number): Promise<string> =>
  String((await world().register(eventId, person)).body['registrationId']);

const cancel = (eventId: string, registrationId: string, account = testAccount()) =>
  world().call(
    cancelRegistrationContract,
    { params: { eventId, registrationId }, body: { reason: 'Berhalangan hadir' } },
    account,
  );

const statusOf = async (eventId: string, registrationId: string) =>
  (await world().call(getRegistrationContract, { params: { eventId, registrationId } })).body['status'];

describe('registering', () => {
  it('gives a seat while there is one, then a number in the line', async () => {
    const { eventId } = await world().publish({ capacity: 1 });
    const answers = [await world().register(eventId, 1), await world().register(eventId, 2)];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers.map(({ body }) => body)).toMatchObject([
      { status: 'seated' },
      { status: 'waiting', ticket: 1 },
    ]);
  });

  it('is there once when the first try died before its answer was kept', async () => {
    const { eventId } = await world().publish({ capacity: 1 });
    const request = {
      params: { eventId },
      body: { name: 'Peserta 1', phone: phoneOf(1) },
      headers: { 'idempotency-key': 'seat-1' },
    };
    const first = await world().call(registerContract, request);
    const key = { pk: 'KEY#organiser-kalbar#register#seat-1', sk: 'KEY' };
    await world().platform.table.write({ kind: 'update', table: 'requests', key, remove: ['answer'] });
    world().platform.setNow('2025-10-16T03:38:00.000Z');
    const again = await world().call(registerContract, request);
    expect([again.status, again.body]).toEqual([201, first.body]);
  });

  it('the same person again names the registration that is there', async () => {
    const { eventId } = await world().publish();
    const registrationId = await registered(eventId, 1);
    const { status, body } = await world().register(eventId, 1, { name: 'Nama Lain' });
    expect([status, body['code'], body['registrationId']]).toEqual([
      409,
      'already_registered',
      registrationId,
    ]);
  });

  it('knows a phone number however it is written', async () => {
    const { eventId } = await world().publish();
    await world().register(eventId, 1);
    const { body } = await world().register(eventId, 2, { phone: '0860-0000-001' });
    expect(body['code']).toBe('already_registered');
  });

  it('gives an institution one seat where seats go by institution', async () => {
    const { eventId } = await world().publish({ seatsPer: 'institution' });
    await world().register(eventId, 1, { institution: 'PT Maju Jaya' });
    const second = await world().register(eventId, 2, { institution: 'PT. MAJU JAYA' });
    const third = await world().register(eventId, 3);
    expect([second.body['code'], third.body['code']]).toEqual(['already_registered', 'institution_required']);
  });

  it.each([
    ['not_a_mobile_number', '0561-736111'],
    ['mangled_by_spreadsheet', '8,6E+11'],
  ])('is refused with %s', async (code, phone) => {
    const { eventId } = await world().publish();
    const { status, body } = await world().register(eventId, 1, { phone });
    expect([status, body['code']]).toEqual([422, code]);
  });

  it.each([
    ['a key that nobody knows', { nik: '6112' }],
    ['a region that is no code', { region: 'Kubu Raya' }],
    ['an empty name', { name: '  ' }],
  ])('with %s is a 400', async (_what, over) => {
    const { eventId } = await world().publish();
    expect((await world().register(eventId, 1, over)).status).toBe(400);
  });

  it('for a draft is not possible', async () => {
    const { eventId } = await world().draft();
    const { status, body } = await world().register(eventId, 1);
    expect([status, body['code']]).toEqual([404, 'event_not_found']);
  });

  it("for another office's event is not possible", async () => {
    const { eventId } = await world().publish();
    const request = { params: { eventId }, body: { name: 'Yohana', phone: phoneOf(1) } };
    expect((await world().call(registerContract, request, kalsel)).status).toBe(404);
  });

  it('after the start is refused', async () => {
    const { eventId } = await world().publish();
    world().platform.setNow('2025-11-13T02:00:00.000Z');
    const { status, body } = await world().register(eventId, 1);
    expect([status, body['code']]).toEqual([409, 'event_started']);
  });

  it('twice with one key is one registration', async () => {
    const { eventId } = await world().publish();
    const request = {
      params: { eventId },
      headers: { 'idempotency-key': 'k1' },
      body: { name: 'Yohana', phone: phoneOf(1) },
    };
    const first = await world().call(registerContract, request);
    const second = await world().call(registerContract, request);
    expect([second.status, second.body]).toEqual([201, first.body]);
  });
});

describe('ending a registration', () => {
  it('gives the seat to the first in line and tells both', async () => {
    const { eventId } = await world().publish({ capacity: 1 });
    const leaver = await registered(eventId, 1);
    const next = await registered(eventId, 2);
    const last = await registered(eventId, 3);
    const { status, body } = await cancel(eventId, leaver);
    expect([status, body['status'], body['cancelReason']]).toEqual([200, 'cancelled', 'Berhalangan hadir']);
    expect([await statusOf(eventId, next), await statusOf(eventId, last)]).toEqual(['seated', 'waiting']);
    expect(await world().messages(eventId)).toEqual(
      expect.arrayContaining([
        { kind: 'place_cancelled', recipient: leaver, version: 1 },
        { kind: 'promoted', recipient: next, version: 1 },
      ]),
    );
  });

  it('wakes the senders for both messages', async () => {
    const { eventId } = await world().publish({ capacity: 1 });
    const leaver = await registered(eventId, 1);
    await registered(eventId, 2);
    await cancel(eventId, leaver);
    expect(world().platform.sent.map(({ body }) => body)).toMatchObject([
      { batch: expect.stringContaining('|place_cancelled|') },
      { batch: expect.stringContaining('|promoted|') },
    ]);
  });

  it('closes the gate of its messages', async () => {
    const { eventId } = await world().publish();
    const leaver = await registered(eventId, 1);
    await cancel(eventId, leaver);
    const key = { pk: `PHONE#${phoneOf(1)}`, sk: `STOP#${leaver}` };
    expect(await world().platform.table.get({ table: 'messages', key })).toBeDefined();
  });

  it('a second time changes nothing', async () => {
    const { eventId } = await world().publish({ capacity: 1 });
    const leaver = await registered(eventId, 1);
    const next = await registered(eventId, 2);
    const last = await registered(eventId, 3);
    await cancel(eventId, leaver);
    expect((await cancel(eventId, leaver)).status).toBe(200);
    expect([await statusOf(eventId, next), await statusOf(eventId, last)]).toEqual(['seated', 'waiting']);
  });

  it('lets the person come again, at the end of the line', async () => {
    const { eventId } = await world().publish({ capacity: 1 });
    const leaver = await registered(eventId, 1);
    await registered(eventId, 2);
    await cancel(eventId, leaver);
    expect((await world().register(eventId, 1)).body).toMatchObject({ status: 'waiting', ticket: 2 });
  });

  it('of a cancelled event tells nobody and promotes nobody', async () => {
    const event = await world().publish({ capacity: 1 });
    const leaver = await registered(event.eventId, 1);
    const next = await registered(event.eventId, 2);
    await world().change(cancelEventContract, event, { reason: 'Banjir' });
    await cancel(event.eventId, leaver);
    expect(await statusOf(event.eventId, next)).toBe('waiting');
    expect(await world().messages(event.eventId)).toEqual([]);
  });

  it('that nobody made is a 404', async () => {
    const { eventId } = await world().publish();
    const { status, body } = await cancel(eventId, '01REG000000000000000000009');
    expect([status, body['code']]).toEqual([404, 'registration_not_found']);
  });

  it("in another office's event is a 404", async () => {
    const { eventId } = await world().publish();
    const { status, body } = await cancel(eventId, await registered(eventId, 1), kalsel);
    expect([status, body['code']]).toEqual([404, 'event_not_found']);
  });
});

describe('the list of registrations', () => {
  it('comes page by page, with phones in full for the own office', async () => {
    const { eventId } = await world().publish();
    for (const person of [1, 2, 3]) await world().register(eventId, person);
    const params = { eventId };
    const first = await world().call(listRegistrationsContract, { params, query: { limit: '2' } });
    const query = { limit: '2', cursor: String(first.body['cursor']) };
    const second = await world().call(listRegistrationsContract, { params, query });
    expect([first.body['registrations'], second.body['registrations']]).toMatchObject([
      [{ phone: phoneOf(1) }, { phone: phoneOf(2) }],
      [{ phone: phoneOf(3) }],
    ]);
  });

  it('is not for other offices', async () => {
    const { eventId } = await world().publish();
    expect((await world().call(listRegistrationsContract, { params: { eventId } }, kalsel)).status).toBe(404);
  });
});

describe('one registration', () => {
  it('is not for other offices', async () => {
    const { eventId } = await world().publish();
    const params = { eventId, registrationId: await registered(eventId, 1) };
    expect((await world().call(getRegistrationContract, { params }, kalsel)).status).toBe(404);
  });

  it('that nobody made is a 404', async () => {
    const { eventId } = await world().publish();
    const params = { eventId, registrationId: '01REG000000000000000000009' };
    expect((await world().call(getRegistrationContract, { params })).body['code']).toBe(
      'registration_not_found',
    );
  });
});

describe('what other contexts read', () => {
  it('leaves out who does not come', async () => {
    const { eventId } = await world().publish({ capacity: 1 });
    const leaver = await registered(eventId, 1);
    const next = await registered(eventId, 2);
    await registered(eventId, 3);
    await cancel(eventId, leaver);
    const { registrations } = await registrationsReader(world().platform.table).active(eventId, {
      statuses: ['seated'],
    });
    expect(registrations).toEqual([
      {
        registrationId: next,
        phone: phoneOf(2),
        name: 'Peserta 2',
        status: 'seated',
        stopCode: expect.any(String),
        registeredAt: world().platform.clock.now(),
        promotedAt: world().platform.clock.now(),
      },
    ]);
  });
});
