import { describe, expect, it } from 'vitest';
import {
  cancelEventContract,
  changeCapacityContract,
  createEventContract,
  editEventContract,
  getEventContract,
  listChangesContract,
  publishEventContract,
  rescheduleEventContract,
} from '#functions/events/contract.ts';
import { listRegistrationsContract } from '#functions/registrations/contract.ts';
import { timelineReader } from '#functions/reminders/contract.ts';
import { eventBody } from '#test/support/builders/events.ts';
import { eachOutreach } from '#test/support/outreach.ts';
import { testAccount } from '#test/support/sign-in.ts';

const world = eachOutreach();

const moved = { localStart: '2025-11-13T10:00', localEnd: '2025-11-13T13:00' };
const rulesOf = async (eventId: string, scheduleVersion: number) =>
  (await timelineReader(world().platform.table).get(eventId))?.entries
    .filter((entry) => entry.scheduleVersion === scheduleVersion)
    .map(({ rule, state }) => `${rule} ${state}`);
const gateOf = (eventId: string) =>
  world().platform.table.get({ table: 'messages', key: { pk: `GATE#event:${eventId}`, sk: 'GATE' } });

describe('publication', () => {
  it('opens the seats', async () => {
    const event = await world().publish();
    expect(event.seats).toEqual({ capacity: 2, seated: 0, waiting: 0, overbooked: false });
  });

  it('plans the reminders and starts their workflow', async () => {
    const { eventId } = await world().publish();
    expect(await rulesOf(eventId, 1)).toEqual(['P3D planned', 'P1D planned']);
    expect(world().platform.started.map(({ name }) => name)).toEqual([`${eventId}-s1`]);
  });

  it('opens the gate of its messages', async () => {
    const { eventId } = await world().publish();
    expect(await gateOf(eventId)).toMatchObject({ version: 1, open: true });
  });

  it('of an event without registration plans nothing', async () => {
    const { eventId, seats } = await world().publish({ capacity: null, publicRegistration: false });
    expect([seats, await rulesOf(eventId, 1), world().platform.started]).toEqual([null, undefined, []]);
  });

  it('a second time is refused', async () => {
    const { status, body } = await world().change(publishEventContract, await world().publish());
    expect([status, body['code']]).toEqual([409, 'already_published']);
  });

  it('after the start is refused', async () => {
    const event = await world().draft();
    world().platform.setNow('2025-11-13T02:00:00.000Z');
    const { status, body } = await world().change(publishEventContract, event);
    expect([status, body['code']]).toEqual([422, 'starts_in_past']);
  });

  it('of a cancelled draft is refused', async () => {
    const { body } = await world().change(cancelEventContract, await world().draft(), { reason: 'Ganda' });
    const event = { eventId: String(body['eventId']), version: Number(body['version']) };
    expect((await world().change(publishEventContract, event)).body['code']).toBe('event_cancelled');
  });

  it('by an office that the directory does not know is refused', async () => {
    const stranger = testAccount({ office: 'bp3mi-entah' });
    const { body } = await world().call(createEventContract, { body: eventBody() }, stranger);
    const event = { eventId: String(body['eventId']), version: 1 };
    const answer = await world().change(publishEventContract, event, undefined, stranger);
    expect([answer.status, answer.body['code']]).toEqual([422, 'unknown_office']);
  });
});

describe('a move', () => {
  it('plans one notice and the reminders anew', async () => {
    const event = await world().publish();
    await world().change(rescheduleEventContract, event, moved);
    expect(await rulesOf(event.eventId, 2)).toEqual(['change planned', 'P3D planned', 'P1D planned']);
    expect(await gateOf(event.eventId)).toMatchObject({ version: 2, open: true });
  });

  it('reaches registrations', async () => {
    const event = await world().publish();
    await world().change(rescheduleEventContract, event, {
      localStart: '2025-10-16T11:00',
      localEnd: '2025-10-16T12:00',
    });
    world().platform.setNow('2025-10-16T04:00:00.000Z');
    expect((await world().register(event.eventId, 1)).body['code']).toBe('event_started');
  });

  it('to the same place and time changes nothing and tells nobody', async () => {
    const event = await world().publish();
    const { localStart, localEnd } = event;
    const { status, body } = await world().change(rescheduleEventContract, event, { localStart, localEnd });
    expect([status, body['version'], await rulesOf(event.eventId, 2)]).toEqual([200, event.version, []]);
  });

  it('into another zone counts by the clock there', async () => {
    const event = await world().publish();
    const venue = { name: 'Aula Kantor Camat Takisung', regionCode: '63.01.01' };
    const { body } = await world().change(rescheduleEventContract, event, { ...moved, venue });
    expect(body).toMatchObject({ timeZone: 'Asia/Makassar', startsAt: '2025-11-13T02:00:00.000Z' });
  });

  it.each([
    ['into the past', { localStart: '2025-10-01T09:00', localEnd: '2025-10-01T12:00' }, 'starts_in_past'],
    ['to nowhere', { ...moved, venue: { name: 'Balai', regionCode: '00.00' } }, 'unknown_region'],
  ])('%s is refused', async (_where, body, code) => {
    const answer = await world().change(rescheduleEventContract, await world().publish(), body);
    expect([answer.status, answer.body['code']]).toEqual([422, code]);
  });

  it('twice before the notice is out says what was first', async () => {
    const event = await world().publish();
    await world().change(rescheduleEventContract, event, moved);
    const again = { localStart: '2025-11-13T11:00', localEnd: '2025-11-13T13:00' };
    await world().change(rescheduleEventContract, { ...event, version: event.version + 1 }, again);
    const { items } = await world().platform.table.query({
      table: 'reminders',
      partition: `TIMELINE#${event.eventId}`,
    });
    expect(items.at(-1)?.['snapshot']).toMatchObject({ change: { oldLocalStart: '2025-11-13T09:00' } });
  });

  it('after the start is refused', async () => {
    const event = await world().publish();
    world().platform.setNow('2025-11-13T02:00:00.000Z');
    const { status, body } = await world().change(rescheduleEventContract, event, moved);
    expect([status, body['code']]).toEqual([409, 'event_started']);
  });
});

describe('another capacity', () => {
  it('gives the new seats to those who wait', async () => {
    const event = await world().publish({ capacity: 1 });
    for (const person of [1, 2, 3]) await world().register(event.eventId, person);
    const { body } = await world().change(changeCapacityContract, event, { capacity: 2 });
    expect(body['seats']).toEqual({ capacity: 2, seated: 2, waiting: 1, overbooked: false });
  });

  it('below those seated says so and sends nobody away', async () => {
    const event = await world().publish({ capacity: 2 });
    for (const person of [1, 2]) await world().register(event.eventId, person);
    const { body } = await world().change(changeCapacityContract, event, { capacity: 1 });
    expect(body['seats']).toEqual({ capacity: 1, seated: 2, waiting: 0, overbooked: true });
  });

  it('of an event published without registration is refused', async () => {
    const event = await world().publish({ capacity: null, publicRegistration: false });
    const { status, body } = await world().change(changeCapacityContract, event, { capacity: 5 });
    expect([status, body['code']]).toEqual([409, 'without_registration']);
  });
});

describe('calling off', () => {
  it('plans one notice, no reminder, and closes the gate', async () => {
    const event = await world().publish();
    const { status, body } = await world().change(cancelEventContract, event, { reason: 'Banjir' });
    expect([status, body['status'], body['cancelReason']]).toEqual([200, 'cancelled', 'Banjir']);
    expect(await rulesOf(event.eventId, 2)).toEqual(['change planned']);
    expect(await gateOf(event.eventId)).toMatchObject({ version: 2, open: false });
  });

  it('ends registration', async () => {
    const event = await world().publish();
    await world().change(cancelEventContract, event, { reason: 'Banjir' });
    const { status, body } = await world().register(event.eventId, 1);
    expect([status, body['code']]).toEqual([409, 'event_cancelled']);
  });

  it('is for good', async () => {
    const event = await world().publish();
    await world().change(cancelEventContract, event, { reason: 'Banjir' });
    const next = { ...event, version: event.version + 1 };
    const answers = [
      await world().change(rescheduleEventContract, next, moved),
      await world().change(editEventContract, next, { title: 'Lain' }),
      await world().change(changeCapacityContract, next, { capacity: 9 }),
      await world().change(cancelEventContract, next, { reason: 'Lagi' }),
    ];
    expect(answers.map(({ body }) => body['code'])).toEqual(Array(4).fill('event_cancelled'));
  });
});

describe('an edit', () => {
  it('keeps what it does not name and takes away what is null', async () => {
    const event = await world().publish();
    const { body } = await world().change(editEventContract, event, { title: 'Judul baru', audience: null });
    expect(body).toMatchObject({ title: 'Judul baru', shortName: event.shortName });
    expect(body['audience']).toBeUndefined();
  });

  it('of the reminder rules plans them anew without a notice', async () => {
    const event = await world().publish();
    await world().change(editEventContract, event, { reminderRules: ['P7D', 'PT3H'] });
    expect(await rulesOf(event.eventId, 2)).toEqual(['P7D planned', 'PT3H planned']);
  });

  it('that changes nothing makes no version', async () => {
    const event = await world().publish();
    const { status, body } = await world().change(editEventContract, event, { title: event.title });
    expect([status, body['version']]).toEqual([200, event.version]);
  });

  it('that leaves a flaw is refused', async () => {
    const { status, body } = await world().change(editEventContract, await world().draft(), {
      shortName: 'www.contoh.id',
    });
    expect([status, body['code']]).toEqual([422, 'unsafe_words']);
  });
});

const changes = [
  ['edit', editEventContract, { title: 'Lain' }],
  ['publication', publishEventContract, undefined],
  ['move', rescheduleEventContract, moved],
  ['capacity', changeCapacityContract, { capacity: 9 }],
  ['cancellation', cancelEventContract, { reason: 'Banjir' }],
] as const;

describe.each(changes)('the version that a change names: %s', (_name, contract, body) => {
  it('is refused when it is old', async () => {
    const event = await world().publish();
    const answer = await world().change(contract, { ...event, version: event.version - 1 }, body);
    expect([answer.status, answer.body['code']]).toEqual([412, 'stale_version']);
  });

  it('is missed when it is absent', async () => {
    const { eventId } = await world().publish();
    const request = body === undefined ? { params: { eventId } } : { params: { eventId }, body };
    const answer = await world().call(contract, request);
    expect([answer.status, answer.body['code']]).toEqual([428, 'version_required']);
  });

  it("does not open another office's event", async () => {
    const kalsel = testAccount({ username: 'organiser-kalsel', office: 'bp3mi-kalsel' });
    const answer = await world().change(contract, await world().publish(), body, kalsel);
    expect([answer.status, answer.body['code']]).toEqual([404, 'event_not_found']);
  });

  it('is not for a duty officer', async () => {
    const duty = testAccount({ username: 'duty-entikong', roles: ['duty_officer'] });
    const answer = await world().change(contract, await world().publish(), body, duty);
    expect([answer.status, answer.body['code']]).toEqual([403, 'role_not_allowed']);
  });
});

describe('two changes of the same version at once', () => {
  it('are one change and one refusal', async () => {
    const event = await world().publish();
    const answers = await Promise.all([
      world().change(rescheduleEventContract, event, moved),
      world().change(cancelEventContract, event, { reason: 'Banjir' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  });
});

describe('the history', () => {
  it('says who changed what, newest first', async () => {
    const event = await world().publish();
    await world().change(rescheduleEventContract, event, moved);
    const { body } = await world().call(listChangesContract, { params: { eventId: event.eventId } });
    expect(body['changes']).toMatchObject([
      {
        version: 3,
        kind: 'rescheduled',
        by: 'organiser-kalbar',
        fields: [
          { field: 'localStart', from: '2025-11-13T09:00', to: '2025-11-13T10:00' },
          { field: 'localEnd', from: '2025-11-13T12:00', to: '2025-11-13T13:00' },
        ],
      },
      { version: 2, kind: 'published', fields: [{ field: 'status', from: 'draft', to: 'published' }] },
      { version: 1, kind: 'created', fields: [] },
    ]);
  });
});

describe('an event that everybody reads', () => {
  it('shows its seats as they are', async () => {
    const { eventId } = await world().publish({ capacity: 1 });
    for (const person of [1, 2]) await world().register(eventId, person);
    const [event, list] = await Promise.all([
      world().call(getEventContract, { params: { eventId } }),
      world().call(listRegistrationsContract, { params: { eventId } }),
    ]);
    expect([event.body['seats'], list.body['seats']]).toMatchObject([
      { seated: 1, waiting: 1 },
      { seated: 1, waiting: 1 },
    ]);
  });
});
