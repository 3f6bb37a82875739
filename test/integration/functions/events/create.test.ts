import { describe, expect, it } from 'vitest';
import {
  createEventContract,
  getEventContract,
  listChangesContract,
  listEventsContract,
} from '#functions/events/contract.ts';
import { eventBody } from '#test/support/builders/events.ts';
import { eachOutreach } from '#test/support/outreach.ts';
import { testAccount } from '#test/support/sign-in.ts';

const world = eachOutreach();

const kalsel = testAccount({ username: 'organiser-kalsel', office: 'bp3mi-kalsel' });
const create = (over: Readonly<Record<string, unknown>>) =>
  world().call(createEventContract, { body: eventBody(over) });

describe('drafting an event', () => {
  it('answers with the event, its version as ETag', async () => {
    const { status, etag, body } = await create({});
    expect([status, etag, body['status'], body['version']]).toEqual([201, '"1"', 'draft', 1]);
  });

  it('is not drafted twice when the first try died before its answer was kept', async () => {
    const request = { body: eventBody(), headers: { 'idempotency-key': 'draft-1' } };
    const first = await world().call(createEventContract, request);
    const key = { pk: 'KEY#organiser-kalbar#createEvent#draft-1', sk: 'KEY' };
    const { table, setNow } = world().platform;
    await table.write({ kind: 'update', table: 'requests', key, remove: ['answer'] });
    setNow('2025-10-16T03:38:00.000Z');
    const again = await world().call(createEventContract, request);
    expect([again.status, again.body['eventId']]).toEqual([201, first.body['eventId']]);
    const { body } = await world().call(listEventsContract);
    expect(body['events']).toHaveLength(1);
  });

  it('takes the zone from the region', async () => {
    const { body } = await create({ venue: { name: 'Aula Kantor Camat Takisung', regionCode: '63.01.01' } });
    expect(body).toMatchObject({
      timeZone: 'Asia/Makassar',
      zoneWord: 'WITA',
      startsAt: '2025-11-13T01:00:00.000Z',
      startText: 'Kamis, 13 November 2025 pukul 09.00 WITA',
    });
  });

  it('has the usual reminders and quiet hours', async () => {
    const { body } = await create({});
    expect([body['reminderRules'], body['quietHours']]).toEqual([
      ['P3D', 'P1D'],
      { from: '20:00', to: '07:00' },
    ]);
  });

  it('belongs to the office of the token', async () => {
    const { body } = await world().call(createEventContract, { body: eventBody() }, kalsel);
    expect(body['officeId']).toBe('bp3mi-kalsel');
  });

  it.each([
    ['unknown_region', { venue: { name: 'Balai', regionCode: '99.99.99' } }],
    ['starts_in_past', { localStart: '2025-10-16T09:00', localEnd: '2025-10-16T12:00' }],
    ['ends_before_start', { localEnd: '2025-11-13T08:59' }],
    ['too_long', { localEnd: '2026-01-13T09:00' }],
    ['invalid_local_time', { localStart: '2025-11-31T09:00' }],
    ['rule_unreadable', { reminderRules: ['3 hari'] }],
    ['rule_too_early', { reminderRules: ['P31D'] }],
    ['rules_repeat', { reminderRules: ['P1D', 'P1D'] }],
    ['unsafe_words', { shortName: 'Buka www.contoh.id' }],
    ['registration_without_capacity', { capacity: null }],
  ])('is refused with %s', async (code, over) => {
    const { status, body } = await create(over);
    expect([status, body['code']]).toEqual([422, code]);
  });

  it('names every field at fault', async () => {
    const { body } = await create({ localEnd: '2025-11-13T08:00', reminderRules: ['P1D', 'P1D'] });
    expect(body['errors']).toMatchObject([{ column: 'localEnd' }, { column: 'reminderRules' }]);
  });

  it.each([
    ['a key that nobody knows', { officeId: 'bp3mi-jatim' }],
    ['no host', { hosts: [] }],
    ['no seat at all', { capacity: 0 }],
    ['a short name of 51 characters', { shortName: 'x'.repeat(51) }],
    ['a number for a title', { title: 7 }],
  ])('with %s is a 400', async (_what, over) => {
    const { status, body } = await create(over);
    expect([status, body['code']]).toEqual([400, 'invalid_input']);
  });

  it('twice with one key makes one event', async () => {
    const request = { body: eventBody(), headers: { 'idempotency-key': 'draft-1' } };
    const first = await world().call(createEventContract, request);
    const second = await world().call(createEventContract, request);
    expect(second.body['eventId']).toBe(first.body['eventId']);
  });
});

describe('reading events', () => {
  it('shows another office nothing', async () => {
    const { eventId } = await world().draft();
    const { status, body } = await world().call(getEventContract, { params: { eventId } }, kalsel);
    expect([status, body['code']]).toEqual([404, 'event_not_found']);
  });

  it('lists the own events, latest start first, page by page', async () => {
    await world().draft({ title: 'Pertama' });
    await world().draft({ title: 'Kedua', localStart: '2025-12-01T09:00', localEnd: '2025-12-01T12:00' });
    await world().call(createEventContract, { body: eventBody() }, kalsel);
    const first = await world().call(listEventsContract, { query: { limit: '1' } });
    const query = { limit: '1', cursor: String(first.body['cursor']) };
    const second = await world().call(listEventsContract, { query });
    expect([first.body, second.body]).toMatchObject([
      { events: [{ title: 'Kedua' }] },
      { events: [{ title: 'Pertama' }] },
    ]);
  });

  it('refuses a cursor of its own making', async () => {
    const { status, body } = await world().call(listEventsContract, { query: { cursor: 'abc' } });
    expect([status, body['code']]).toEqual([400, 'invalid_cursor']);
  });

  it('shows no seats before publication', async () => {
    const { eventId } = await world().draft();
    expect((await world().call(getEventContract, { params: { eventId } })).body['seats']).toBeNull();
  });

  it('keeps the history from other offices', async () => {
    const { eventId } = await world().draft();
    expect((await world().call(listChangesContract, { params: { eventId } }, kalsel)).status).toBe(404);
  });
});
