import { describe, expect, it } from 'vitest';
import { eventsServices } from '#functions/events/container.ts';
import {
  cancelEventContract,
  type EventView,
  editEventContract,
  rescheduleEventContract,
} from '#functions/events/contract.ts';
import { optOutServices } from '#functions/messaging/opt-out-services.ts';
import { timelineStore } from '#functions/reminders/adapters/timeline-store.ts';
import { timelineInForce } from '#functions/reminders/contract.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { phoneOf } from '#test/support/builders/registrations.ts';
import { orderedMessages } from '#test/support/ordered-messages.ts';
import { eachOutreach } from '#test/support/outreach.ts';

const world = eachOutreach();

const at = (hour: string) => ({ localStart: `2025-11-13T${hour}:00`, localEnd: '2025-11-13T15:00' });
const speakers = [{ name: 'Rahman', position: 'Pengantar Kerja', phone: '0860-0000-901' }];

/** Changes one after another, each naming the version before it. */
const changes = (event: EventView) => {
  let { version } = event;
  return async (contract: RouteContract, body: unknown) => {
    const answer = await world().change(contract, { ...event, version }, body);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    version = Number(answer.body['version']);
    return answer.body;
  };
};

/** Everything that is due for the event now, as the workflow would do it. */
const work = async (eventId: string) => {
  const { platform, reminders } = world();
  for (;;) {
    const plan = await timelineInForce(platform.table)(eventId);
    const ids = { eventId, scheduleVersion: plan?.snapshot.scheduleVersion ?? 1 };
    const next = await reminders.planNext(ids);
    if (next.action !== 'fan_out') return;
    await reminders.fanOut({ ...ids, rule: next.rule });
  }
};

const notices = async (eventId: string) =>
  (await orderedMessages(world().platform.table, `event:${eventId}`)).flatMap((message) =>
    message.kind === 'event_changed' || message.kind === 'event_cancelled' ? [message] : [],
  );

const workAt = async (eventId: string, now: string) => {
  world().platform.setNow(now);
  await work(eventId);
  return notices(eventId);
};

describe('two changes within ten minutes', () => {
  it('are one notice, from what people know to what holds', async () => {
    const event = await world().publish({ capacity: 1 });
    for (const person of [1, 2]) await world().register(event.eventId, person);
    const change = changes(event);
    await change(rescheduleEventContract, at('10'));
    expect(await workAt(event.eventId, '2025-10-16T03:45:00.000Z')).toEqual([]);
    await change(editEventContract, { shortName: 'Migrasi Aman' });
    expect(await workAt(event.eventId, '2025-10-16T03:54:59.000Z')).toEqual([]);
    const told = await workAt(event.eventId, '2025-10-16T03:55:00.000Z');
    expect(told.map(({ params }) => params)).toEqual(
      Array(2).fill({
        sender: 'BP3MI Kalbar',
        event: 'Migrasi Aman',
        oldEvent: 'Sosialisasi Migrasi Aman',
        zone: 'Asia/Pontianak',
        oldLocal: '2025-11-13T09:00',
        newLocal: '2025-11-13T10:00',
        oldVenue: 'Aula Kantor Camat Sungai Ambawang',
        newVenue: 'Aula Kantor Camat Sungai Ambawang',
      }),
    );
  });

  it('of which the second takes the first one back are none', async () => {
    const event = await world().publish();
    await world().register(event.eventId, 1);
    world().platform.setNow('2025-10-16T04:00:00.000Z');
    const change = changes(event);
    await change(rescheduleEventContract, at('10'));
    await change(rescheduleEventContract, { localStart: event.localStart, localEnd: event.localEnd });
    expect(await workAt(event.eventId, '2025-10-16T06:00:00.000Z')).toEqual([]);
  });

  it('that end where they began are told to whoever registered in between', async () => {
    const event = await world().publish();
    await world().register(event.eventId, 1);
    world().platform.setNow('2025-10-16T04:00:00.000Z');
    const change = changes(event);
    await change(rescheduleEventContract, at('10'));
    const late = await world().register(event.eventId, 2);
    await change(rescheduleEventContract, { localStart: event.localStart, localEnd: event.localEnd });
    const told = await workAt(event.eventId, '2025-10-16T06:00:00.000Z');
    expect(told).toMatchObject([
      {
        recipient: late.body['registrationId'],
        params: { oldLocal: '2025-11-13T10:00', newLocal: '2025-11-13T09:00' },
      },
    ]);
  });

  it('and a cancellation are one notice of the cancellation, at once, by what people know', async () => {
    const event = await world().publish();
    await world().register(event.eventId, 1);
    const change = changes(event);
    await change(rescheduleEventContract, at('10'));
    await change(cancelEventContract, { reason: 'Banjir' });
    await work(event.eventId);
    expect(await notices(event.eventId)).toMatchObject([
      { kind: 'event_cancelled', params: { local: '2025-11-13T09:00' } },
    ]);
  });
});

describe('a change', () => {
  it('of the full name alone says the new one', async () => {
    const event = await world().publish();
    await world().register(event.eventId, 1);
    await changes(event)(editEventContract, { title: 'Migrasi Aman bagi Semua' });
    const [notice] = await workAt(event.eventId, '2025-10-16T03:46:00.000Z');
    expect(notice?.params).toMatchObject({
      oldEvent: 'Sosialisasi Migrasi Aman',
      event: 'Migrasi Aman bagi Semua',
    });
  });

  it('into another zone says both', async () => {
    const event = await world().publish();
    await world().register(event.eventId, 1);
    const venue = { name: event.venue.name, regionCode: '63.01.01' };
    await changes(event)(rescheduleEventContract, { ...at('09'), venue });
    const [notice] = await workAt(event.eventId, '2025-10-16T03:46:00.000Z');
    expect(notice?.params).toMatchObject({
      zone: 'Asia/Makassar',
      oldZone: 'Asia/Pontianak',
      oldVenue: 'Aula Kantor Camat Sungai Ambawang, Sungai Ambawang',
      newVenue: 'Aula Kantor Camat Sungai Ambawang, Takisung',
    });
  });

  it('that comes while people are being told starts from what they are told', async () => {
    const event = await world().publish();
    await world().register(event.eventId, 1);
    const change = changes(event);
    await change(rescheduleEventContract, at('10'));
    world().platform.setNow('2025-10-16T03:46:00.000Z');
    const { platform } = world();
    let meanwhile = true;
    const transact: typeof platform.table.transact = async (...given) => {
      if (meanwhile) {
        meanwhile = false;
        await work(event.eventId);
      }
      return platform.table.transact(...given);
    };
    const services = eventsServices({ ...platform, table: { ...platform.table, transact } });
    const target = { eventId: event.eventId, officeId: 'bp3mi-kalbar', by: 'organiser-kalbar' };
    const done = await services.rescheduleEvent({ ...target, version: event.version + 1, ...at('11') });
    expect(done.ok).toBe(true);
    const told = await workAt(event.eventId, '2025-10-16T03:56:00.000Z');
    expect(told.map(({ params }) => params)).toMatchObject([
      { oldLocal: '2025-11-13T09:00', newLocal: '2025-11-13T10:00' },
      { oldLocal: '2025-11-13T10:00', newLocal: '2025-11-13T11:00' },
    ]);
  });

  it('that stops a notice just going out tells everybody all of it', async () => {
    const event = await world().publish();
    await world().register(event.eventId, 1);
    const change = changes(event);
    await change(rescheduleEventContract, at('10'));
    world().platform.setNow('2025-10-16T03:46:00.000Z');
    const plan = await timelineInForce(world().platform.table)(event.eventId);
    if (plan === undefined) throw new Error('no plan');
    const begun = { ...plan, fanOut: { rule: 'change', count: 0 } };
    await timelineStore(world().platform.table).save(begun);
    await change(editEventContract, { shortName: 'Migrasi Aman' });
    const [notice] = await workAt(event.eventId, '2025-10-16T03:56:00.000Z');
    expect(notice?.params).toMatchObject({ oldLocal: '2025-11-13T09:00', newLocal: '2025-11-13T10:00' });
  });

  it('clears what was planned in the same transaction', async () => {
    const event = await world().publish();
    await changes(event)(rescheduleEventContract, at('10'));
    const { items } = await world().platform.table.query({
      table: 'reminders',
      partition: `TIMELINE#${event.eventId}`,
      consistent: true,
    });
    expect(items[0]?.['entries']).toMatchObject([{ state: 'cleared' }, { state: 'cleared' }]);
    expect(items[0]).not.toHaveProperty('dueAt');
  });
});

describe('a speaker with a phone', () => {
  it('is told of a change and of a cancellation', async () => {
    const event = await world().publish({ speakers, capacity: null, publicRegistration: false });
    const change = changes(event);
    await change(rescheduleEventContract, at('10'));
    await workAt(event.eventId, '2025-10-16T03:46:00.000Z');
    await change(cancelEventContract, { reason: 'Banjir' });
    await work(event.eventId);
    const told = await notices(event.eventId);
    expect(told.map(({ kind, recipient, to }) => [kind, recipient, to]).toSorted()).toEqual([
      ['event_cancelled', 'SPK-1', phoneOf(901)],
      ['event_changed', 'SPK-1', phoneOf(901)],
    ]);
  });

  it('gets the reminders', async () => {
    const event = await world().publish({ speakers });
    world().platform.setNow('2025-11-10T02:00:00.000Z');
    await work(event.eventId);
    await world().deliver();
    expect(world().sms.calls.map(({ to, text }) => [to, text.includes('Mengingatkan')])).toEqual([
      [phoneOf(901), true],
    ]);
  });

  it('who wants no SMS gets none', async () => {
    const event = await world().publish({ speakers });
    const { platform } = world();
    const at = platform.clock.now();
    await optOutServices(platform).recordOptOut(phoneOf(901), {
      ...{ scope: 'all', channel: 'staff', at, by: 'organiser-kalbar' },
    });
    world().platform.setNow('2025-11-10T02:00:00.000Z');
    await work(event.eventId);
    await world().deliver();
    expect(world().sms.calls).toEqual([]);
  });
});
