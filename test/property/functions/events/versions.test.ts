import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventsServices } from '#functions/events/container.ts';
import type { EventRecord } from '#functions/events/domain/event.ts';
import { seedOffices } from '#functions/offices/contract.ts';
import { seatsKey } from '#functions/registrations/adapters/keys.ts';
import { timelineReader } from '#functions/reminders/contract.ts';
import { eventRecord } from '#test/support/builders/events.ts';
import { testPlatform } from '#test/support/test-platform.ts';

type Command =
  | { readonly do: 'publish' }
  | { readonly do: 'cancel' }
  | { readonly do: 'move'; readonly day: number }
  | { readonly do: 'resize'; readonly capacity: number }
  | { readonly do: 'rename'; readonly name: string };
type Step = { readonly command: Command; readonly behind: number };

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ do: 'publish' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'cancel' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('move' as const), day: fc.integer({ min: 10, max: 13 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('resize' as const), capacity: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('rename' as const), name: fc.constantFrom('Satu', 'Dua') }),
  },
);

const steps: fc.Arbitrary<Step[]> = fc.array(fc.record({ command, behind: fc.constantFrom(0, 0, 0, 1) }), {
  minLength: 1,
  maxLength: 15,
});

const office = { officeId: 'bp3mi-kalbar', by: 'organiser-kalbar' };

const world = async () => {
  const platform = testPlatform();
  await seedOffices(platform.table, platform.clock.now());
  const services = eventsServices(platform);
  const { localStart, localEnd, venue, capacity, seatsPer, ...details } = eventRecord();
  const { kind, title, shortName, hosts, speakers, publicRegistration, reminderRules, quietHours } = details;
  const created = await services.createEvent({
    ...office,
    eventId: platform.ids.id(),
    details: { kind, title, shortName, hosts, speakers, publicRegistration, reminderRules, quietHours },
    schedule: { localStart, localEnd, venue },
    capacity,
    seatsPer,
  });
  if (!created.ok) throw new Error('no draft');
  return { platform, services, eventId: created.value.eventId };
};

type World = Awaited<ReturnType<typeof world>>;

const run = ({ services, eventId }: World, wanted: Command, version: number) => {
  const target = { ...office, eventId, version };
  if (wanted.do === 'publish') return services.publishEvent(target);
  if (wanted.do === 'cancel') return services.cancelEvent({ ...target, reason: 'Banjir' });
  if (wanted.do === 'resize') return services.changeCapacity({ ...target, capacity: wanted.capacity });
  if (wanted.do === 'rename') return services.editEvent({ ...target, patch: { shortName: wanted.name } });
  const day = `2025-11-${wanted.day}`;
  return services.rescheduleEvent({ ...target, localStart: `${day}T09:00`, localEnd: `${day}T12:00` });
};

const current = async ({ services, eventId }: World): Promise<EventRecord> => {
  const found = await services.getEvent({ ...office, eventId });
  if (!found.ok) throw new Error('the event is gone');
  return found.value;
};

const othersAgree = async ({ platform, eventId }: World, event: EventRecord) => {
  const seats = await platform.table.get({ table: 'registrations', key: seatsKey(eventId) });
  const timeline = await timelineReader(platform.table).get(eventId);
  const gate = await platform.table.get({
    table: 'messages',
    key: { pk: `GATE#event:${eventId}`, sk: 'GATE' },
  });
  if (event.scheduleVersion === 0) {
    expect([seats, timeline, gate]).toEqual([undefined, undefined, undefined]);
    return;
  }
  const { scheduleVersion, startsAt, shortName, capacity, localStart } = event;
  const isOpen = event.status === 'published';
  expect(seats).toMatchObject({
    scheduleVersion,
    startsAt,
    shortName,
    capacity,
    status: isOpen ? 'open' : 'cancelled',
  });
  expect(timeline).toMatchObject({ scheduleVersion, localStart, status: event.status });
  expect(gate).toMatchObject({ open: isOpen });
  expect(platform.started.map(({ name }) => name)).toContain(`${eventId}-s${scheduleVersion}`);
};

const takeStep = async (here: World, { command: wanted, behind }: Step) => {
  const before = await current(here);
  const answer = await run(here, wanted, before.version - behind);
  const after = await current(here);
  if (behind > 0) expect(answer).toEqual({ ok: false, error: { kind: 'stale_version' } });
  if (!answer.ok) expect(after).toEqual(before);
  expect(after.version - before.version).toBeOneOf(answer.ok ? [0, 1] : [0]);
  expect(after.scheduleVersion).toBeGreaterThanOrEqual(before.scheduleVersion);
  await othersAgree(here, after);
};

const historyHasNoGap = async (here: World) => {
  const { version } = await current(here);
  const history = await here.services.listChanges({ ...office, eventId: here.eventId });
  const versions = history.ok ? history.value.changes.map((change) => change.version) : [];
  expect(versions).toEqual(Array.from({ length: version }, (_, index) => version - index));
};

describe('an event under any sequence of changes', () => {
  it('counts its versions without a gap, refuses old ones, and keeps the other contexts in step', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const here = await world();
        for (const step of list) await takeStep(here, step);
        await historyHasNoGap(here);
        here.platform.close();
      }),
      { numRuns: 60 },
    );
  });
});
