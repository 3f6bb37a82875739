import { describe, expect, it } from 'vitest';
import {
  createEventContract,
  createProgrammeContract,
  editEventContract,
  getEventContract,
  publishEventContract,
  rescheduleEventContract,
} from '#functions/events/contract.ts';
import { seatsKey } from '#functions/registrations/adapters/keys.ts';
import { eventBody, eventRecord, publishedRecord } from '#test/support/builders/events.ts';
import { eachOutreach } from '#test/support/outreach.ts';

const world = eachOutreach();

const create = (over: Readonly<Record<string, unknown>>) =>
  world().call(createEventContract, { body: eventBody(over) });

const twoHosts = [
  { institution: 'Dinas Tenaga Kerja Kabupaten Kubu Raya', kind: 'dinas' },
  { institution: 'BP3MI Kalimantan Barat', kind: 'bp3mi', pays: true },
];

describe('what an organiser writes about an event', () => {
  it('is shown as it was written, with words for every code', async () => {
    const { status, body } = await create({
      venue: {
        name: 'Balai Desa Korek',
        kind: 'village_hall',
        regionCode: '61.12.03',
        address: 'Jalan Desa 1',
        note: 'Masuk dari samping masjid',
      },
      scopeRegions: ['61.12.03', '61.12.03.2001'],
      hosts: twoHosts,
      speakers: [
        { name: 'Rahman', position: 'Pengantar Kerja', topic: 'Migrasi aman', phone: '0860-0000-001' },
      ],
      registrationWindow: { localOpens: '2025-10-20T08:00', localCloses: '2025-11-12T16:00' },
      villageQuotas: [{ regionCode: '61.12.03.2001', seats: 2 }],
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      venue: { kind: 'village_hall', kindWords: 'Balai desa', note: 'Masuk dari samping masjid' },
      scopeRegions: [{ code: '61.12.03' }, { code: '61.12.03.2001' }],
      hosts: [
        { kind: 'dinas', kindWords: 'Dinas', signs: true, pays: false },
        { kind: 'bp3mi', kindWords: 'BP3MI', signs: false, pays: true },
      ],
      speakers: [{ topic: 'Migrasi aman', phone: '+628600000001' }],
      registrationWindow: {
        localOpens: '2025-10-20T08:00',
        opensAt: '2025-10-20T01:00:00.000Z',
        closesAt: '2025-11-12T09:00:00.000Z',
      },
      villageQuotas: [{ regionCode: '61.12.03.2001', seats: 2 }],
    });
  });

  it('opens registration with publication and closes it at the start where nothing is said', async () => {
    const { body } = await create({});
    expect(body['registrationWindow']).toEqual({ opensAt: null, closesAt: '2025-11-13T02:00:00.000Z' });
  });

  it('names the first host for signing and paying where nobody is named', async () => {
    const { body } = await create({});
    expect(body['hosts']).toMatchObject([{ signs: true, pays: true }]);
  });

  it.each([
    ['one_host_signs', { hosts: twoHosts.map((host) => ({ ...host, signs: true })) }],
    ['one_host_signs', { hosts: twoHosts.map((host) => ({ ...host, signs: false })) }],
    ['one_host_pays', { hosts: twoHosts.map((host) => ({ ...host, pays: true })) }],
    ['phone_unreadable', { speakers: [{ name: 'A', position: 'B', phone: '0561-736111' }] }],
    ['phone_unreadable', { hosts: [{ institution: 'A', phone: '123' }] }],
    ['unknown_region', { scopeRegions: ['61.12.99'] }],
    ['unknown_region', { villageQuotas: [{ regionCode: '61.99.03.2001', seats: 1 }] }],
    ['quotas_above_capacity', { villageQuotas: [{ regionCode: '61.12.03', seats: 3 }] }],
    [
      'quota_repeats',
      {
        villageQuotas: [
          { regionCode: '61.12.03', seats: 1 },
          { regionCode: '61.12.03', seats: 1 },
        ],
      },
    ],
    ['registration_closes_after_start', { registrationWindow: { localCloses: '2025-11-13T09:01' } }],
    ['registration_opens_after_start', { registrationWindow: { localOpens: '2025-11-13T09:00' } }],
    [
      'registration_closes_before_opening',
      { registrationWindow: { localOpens: '2025-11-01T09:00', localCloses: '2025-11-01T09:00' } },
    ],
    ['invalid_local_time', { registrationWindow: { localOpens: '2025-11-31T09:00' } }],
    ['unknown_programme', { programmeId: '01TEST00000000000000000099' }],
  ])('is refused with %s: %o', async (code, over) => {
    const { status, body } = await create(over);
    expect([status, body['code']]).toEqual([422, code]);
  });

  it('may close registration at the very start', async () => {
    expect((await create({ registrationWindow: { localCloses: '2025-11-13T09:00' } })).status).toBe(201);
  });

  it('does not take a place of a kind that is not on the list', async () => {
    const venue = { name: 'Aula', kind: 'aula', regionCode: '61.12.03' };
    expect((await create({ venue })).status).toBe(400);
  });

  it('is refused for a region that no office answers for', async () => {
    const key = { pk: 'routing', sk: '61' };
    await world().platform.table.write({ kind: 'delete', table: 'offices', key, if: { exists: 'pk' } });
    const { status, body } = await create({});
    expect([status, body['code']]).toEqual([422, 'region_without_office']);
    expect(body['detail']).toContain('Belum ada kantor');
  });
});

describe('the programme of an event', () => {
  const programme = async () => {
    const body = { name: 'Pelindungan PMI', budgetYear: 2025, budgetSource: 'DIPA BP3MI Kalbar' };
    return (await world().call(createProgrammeContract, { body })).body;
  };

  it('is shown by its name', async () => {
    const { programmeId } = await programme();
    const { body } = await create({ programmeId });
    expect(body).toMatchObject({ programmeId, programme: 'Pelindungan PMI' });
  });

  it('may still be words', async () => {
    expect((await create({ programme: 'Program lama' })).body['programme']).toBe('Program lama');
  });

  it('is refused in a change when the office does not have it', async () => {
    const event = await world().draft();
    const answer = await world().change(editEventContract, event, {
      programmeId: '01TEST00000000000000000099',
    });
    expect([answer.status, answer.body['code']]).toEqual([422, 'unknown_programme']);
  });
});

describe('a move', () => {
  it('across the end of registration is refused, unless the end moves along', async () => {
    const event = await world().publish({ registrationWindow: { localCloses: '2025-11-12T16:00' } });
    const earlier = { localStart: '2025-11-12T09:00', localEnd: '2025-11-12T12:00' };
    const refused = await world().change(rescheduleEventContract, event, earlier);
    expect([refused.status, refused.body['code']]).toEqual([422, 'registration_closes_after_start']);
    const registrationWindow = { localCloses: '2025-11-11T16:00' };
    const moved = await world().change(rescheduleEventContract, event, { ...earlier, registrationWindow });
    expect(moved.body['registrationWindow']).toMatchObject({ closesAt: '2025-11-11T09:00:00.000Z' });
  });

  it('to nowhere and back in time names every fault', async () => {
    const { body } = await world().change(rescheduleEventContract, await world().publish(), {
      localStart: '2025-11-13T09:00',
      localEnd: '2025-11-13T08:00',
      registrationWindow: { localOpens: 'besok' },
    });
    expect(body['errors']).toMatchObject([
      { column: 'registrationWindow.localOpens', code: 'invalid_local_time' },
      { column: 'localEnd', code: 'ends_before_start' },
    ]);
  });
});

describe('what registrations know', () => {
  it('are the hours of registration and the quiet hours, and no phone of a speaker', async () => {
    const { eventId } = await world().publish({
      speakers: [{ name: 'Rahman', position: 'Pengantar Kerja', phone: '0860-0000-001' }],
      registrationWindow: { localOpens: '2025-10-20T08:00' },
      quietHours: { from: '21:00', to: '06:00' },
    });
    const row = await world().platform.table.get({ table: 'registrations', key: seatsKey(eventId) });
    expect(row?.['face']).toMatchObject({
      quietHours: { from: '21:00', to: '06:00' },
      registersFrom: '2025-10-20T01:00:00.000Z',
      venue: { kind: 'Kantor kecamatan' },
    });
    expect(JSON.stringify(row)).not.toContain('+628600000001');
  });
});

describe('an event as an earlier version stored it', () => {
  const store = async (event: ReturnType<typeof eventRecord>) => {
    const item = { pk: `EVENT#${event.eventId}`, sk: 'EVENT', ...event };
    await world().platform.table.write({ kind: 'put', table: 'events', item });
    return { eventId: event.eventId, version: event.version };
  };
  const venue = { name: 'Aula', kind: 'aula kecamatan', regionCode: '61.12.03' };

  it('is read, with the words of its organiser', async () => {
    const { eventId } = await store(eventRecord({ venue, programme: 'Program lama' }));
    const { status, body } = await world().call(getEventContract, { params: { eventId } });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      programme: 'Program lama',
      venue: { kind: 'aula kecamatan', kindWords: 'aula kecamatan' },
      hosts: [{ kind: 'other', signs: false, pays: false }],
      scopeRegions: [],
    });
  });

  it('can be published', async () => {
    expect((await world().change(publishEventContract, await store(eventRecord({ venue })))).status).toBe(
      200,
    );
  });

  it('can be changed', async () => {
    const event = await store(eventRecord({ venue }));
    const { status, body } = await world().change(editEventContract, event, { opener: 'Camat' });
    expect([status, body['hosts']]).toMatchObject([200, [{ signs: true, pays: true }]]);
  });

  it('is read while its last move waits to be told', async () => {
    const told = { localStart: publishedRecord().localStart, venueName: 'Balai Desa' };
    const { eventId } = await store(publishedRecord({ told }));
    expect((await world().call(getEventContract, { params: { eventId } })).status).toBe(200);
  });
});
