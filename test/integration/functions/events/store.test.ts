import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventsServices } from '#functions/events/container.ts';
import { seedOffices } from '#functions/offices/contract.ts';
import { withFaultyWrites } from '#shared/store/faults/faulty-writes.ts';
import { plannedFaults } from '#shared/store/faults/store-faults.ts';
import { eventRecord } from '#test/support/builders/events.ts';
import { type TestPlatform, testPlatform } from '#test/support/test-platform.ts';

const office = { officeId: 'bp3mi-kalbar', by: 'organiser-kalbar' };
const faults = plannedFaults();

let platform: TestPlatform;
let services: ReturnType<typeof eventsServices>;

beforeEach(async () => {
  platform = testPlatform();
  await seedOffices(platform.table, platform.clock.now());
  services = eventsServices({ ...platform, table: withFaultyWrites(platform.table, faults.onWrite) });
});
afterEach(() => platform.close());

const draft = async () => {
  const { localStart, localEnd, venue, capacity, seatsPer, ...event } = eventRecord();
  const { kind, title, shortName, hosts, speakers, publicRegistration, reminderRules, quietHours } = event;
  const details = { kind, title, shortName, hosts, speakers, publicRegistration, reminderRules, quietHours };
  const schedule = { localStart, localEnd, venue };
  const eventId = platform.ids.id();
  const created = await services.createEvent({ ...office, eventId, details, schedule, capacity, seatsPer });
  if (!created.ok) throw new Error('no draft');
  return created.value;
};

describe('when somebody else changes the event between reading and storing', () => {
  it('the later change is stale and leaves no trace', async () => {
    const { eventId, version } = await draft();
    const target = { ...office, eventId, version };
    let waits = true;
    const transact: TestPlatform['table']['transact'] = async (...given) => {
      if (waits) {
        waits = false;
        await services.cancelEvent({ ...target, reason: 'Banjir' });
      }
      return platform.table.transact(...given);
    };
    const late = eventsServices({ ...platform, table: { ...platform.table, transact } });
    expect(await late.publishEvent(target)).toEqual({ ok: false, error: { kind: 'stale_version' } });
    expect(await services.getEvent({ ...office, eventId })).toMatchObject({
      value: { status: 'cancelled', version: 2 },
    });
  });
});

describe('when the answer of the store is lost', () => {
  it('a draft is made once', async () => {
    faults.next('answer_lost', 'answer_lost');
    await draft();
    expect((await services.listEvents({ officeId: 'bp3mi-kalbar' })).events).toHaveLength(1);
  });

  it('a change that was made is not called stale', async () => {
    const { eventId, version } = await draft();
    faults.next('answer_lost');
    expect(await services.publishEvent({ ...office, eventId, version })).toMatchObject({
      ok: true,
      value: { status: 'published', version: 2 },
    });
  });
});
