import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventsServices } from '#functions/events/container.ts';
import type { EventRecord } from '#functions/events/domain/event.ts';
import { seedOffices } from '#functions/offices/contract.ts';
import { registrationsServices } from '#functions/registrations/container.ts';
import { remindersServices } from '#functions/reminders/container.ts';
import { timelineInForce } from '#functions/reminders/contract.ts';
import { type Instant, instantFromMillis, millisOf } from '#shared/kernel/time.ts';
import { eventRecord } from '#test/support/builders/events.ts';
import { participant, phoneOf } from '#test/support/builders/registrations.ts';
import { orderedMessages } from '#test/support/ordered-messages.ts';
import { testPlatform } from '#test/support/test-platform.ts';

const MINUTE = 60_000;

type Command =
  | { readonly do: 'move'; readonly hour: number }
  | { readonly do: 'place'; readonly venue: string; readonly regionCode: string }
  | { readonly do: 'rename'; readonly shortName: string }
  | { readonly do: 'rules'; readonly rules: readonly string[] }
  | { readonly do: 'cancel' };

type Step = { readonly command: Command; readonly minutesLater: number };

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('move' as const), hour: fc.integer({ min: 9, max: 11 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('place' as const),
      venue: fc.constantFrom('Aula', 'Balai'),
      regionCode: fc.constantFrom('61.12.03', '63.01.01'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('rename' as const), shortName: fc.constantFrom('Satu', 'Dua') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('rules' as const),
      rules: fc.constantFrom(['P3D'], ['P3D', 'P1D'], ['PT50H']),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'cancel' as const }) },
);

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    command,
    minutesLater: fc.oneof(
      fc.constantFrom(0, 1, 9, 10, 11),
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 30, max: 3000 }),
    ),
  }),
  { minLength: 1, maxLength: 12 },
);

const office = { officeId: 'bp3mi-kalbar', by: 'organiser-kalbar' };

/** What a text says of the event, or what somebody believes of it. */
type State = { readonly local: string; readonly zone: string; readonly venue: string; readonly name: string };

const stateOf = ({ localStart, zone, venue, shortName }: EventRecord): State => ({
  local: localStart,
  zone,
  venue: venue.name,
  name: shortName,
});

const world = async (now: string) => {
  const platform = testPlatform({}, now);
  await seedOffices(platform.table, platform.clock.now());
  const events = eventsServices(platform);
  const reminders = remindersServices(platform);
  const registrations = registrationsServices(platform);
  const { localStart, localEnd, capacity, seatsPer, ...record } = eventRecord({ shortName: 'Satu' });
  const { kind, title, shortName, hosts, publicRegistration, reminderRules, quietHours } = record;
  const speakers = [{ name: 'Rahman', position: 'Pengantar Kerja', phone: phoneOf(900) }];
  const created = await events.createEvent({
    ...{ ...office, eventId: platform.ids.id(), capacity, seatsPer },
    details: { kind, title, shortName, hosts, speakers, publicRegistration, reminderRules, quietHours },
    schedule: { localStart, localEnd, venue: { name: 'Aula', regionCode: '61.12.03' } },
  });
  if (!created.ok) throw new Error('no draft');
  const { eventId } = created.value;
  const published = await events.publishEvent({ ...office, eventId, version: 1 });
  if (!published.ok) throw new Error('not published');
  const register = async (number: number): Promise<string> => {
    const registrationId = platform.ids.id();
    const person = participant({ phone: phoneOf(number), name: `Peserta ${number}` });
    const done = await registrations.register({ ...office, eventId, registrationId, participant: person });
    if (!done.ok) throw new Error('not registered');
    return registrationId;
  };
  const believed = new Map<string, State>();
  for (const number of [1, 2]) believed.set(await register(number), stateOf(published.value));
  believed.set('SPK-1', stateOf(published.value));
  platform.setNow(instantFromMillis(millisOf(platform.clock.now()) + MINUTE));
  return {
    platform,
    events,
    reminders,
    eventId,
    register,
    believed,
    seen: new Set<string>(),
    late: new Set<string>(),
  };
};

type World = Awaited<ReturnType<typeof world>>;

const current = async ({ events, eventId }: World): Promise<EventRecord> => {
  const found = await events.getEvent({ ...office, eventId });
  if (!found.ok) throw new Error('the event is gone');
  return found.value;
};

type Message = Awaited<ReturnType<typeof orderedMessages>>[number];

const hear = (here: World, message: Message, event: EventRecord) => {
  const believes = here.believed.get(message.recipient);
  if (believes === undefined) throw new Error('a message to somebody whom nobody knows');
  const now = stateOf(event);
  if (message.kind === 'event_changed') {
    const { params } = message;
    const old = {
      local: params.oldLocal,
      zone: params.oldZone ?? params.zone,
      venue: params.oldVenue.split(',')[0],
      name: params.oldEvent ?? params.event,
    };
    const said = {
      local: params.newLocal,
      zone: params.zone,
      venue: params.newVenue.split(',')[0],
      name: params.event,
    };
    expect(said).toEqual(now);
    // Whoever registered while a change was untold may have seen any state since; what they hear is right all the same.
    if (!here.late.has(message.recipient)) expect(old).toEqual(believes);
  }
  if (message.kind === 'event_cancelled') {
    const { local, zone, event: name } = message.params;
    const known = { local: believes.local, zone: believes.zone, name: believes.name };
    expect(event.status).toBe('cancelled');
    if (!here.late.has(message.recipient)) expect({ local, zone, name }).toEqual(known);
  }
  if (message.kind === 'reminder') {
    const { local, zone, venue, event: name } = message.params;
    expect({ local, zone, venue, name }).toEqual(now);
    // Nobody is reminded of what they have not been told.
    if (!here.late.has(message.recipient)) expect(believes).toEqual(now);
  }
  here.believed.set(message.recipient, now);
};

/** Everything that is due at this moment, as the workflow would do it. */
const work = async (here: World) => {
  const { reminders, eventId, platform } = here;
  for (;;) {
    const plan = await timelineInForce(platform.table)(eventId);
    if (plan === undefined) return;
    const ids = { eventId, scheduleVersion: plan.snapshot.scheduleVersion };
    const next = await reminders.planNext(ids);
    if (next.action !== 'fan_out') break;
    for (let more = true; more; ) ({ more } = await reminders.fanOut({ ...ids, rule: next.rule }));
  }
  const event = await current(here);
  for (const message of await orderedMessages(platform.table, `event:${eventId}`)) {
    const key = `${message.kind} ${message.version} ${message.rule} ${message.recipient}`;
    if (here.seen.has(key)) continue;
    here.seen.add(key);
    hear(here, message, event);
  }
};

/** Unless a notice waits, everybody believes what holds. */
const nobodyIsWrong = async (here: World) => {
  const plan = await timelineInForce(here.platform.table)(here.eventId);
  if (plan?.entries.some(({ rule, state }) => rule === 'change' && state === 'planned')) return;
  const now = stateOf(await current(here));
  for (const believes of here.believed.entries()) expect(believes).toEqual([believes[0], now]);
};

/** From one due time to the next. */
const until = async (here: World, end: Instant) => {
  for (;;) {
    await work(here);
    await nobodyIsWrong(here);
    const nextAt = (await timelineInForce(here.platform.table)(here.eventId))?.nextAt;
    if (nextAt === undefined || nextAt > end) break;
    here.platform.setNow(nextAt > here.platform.clock.now() ? nextAt : here.platform.clock.now());
  }
  here.platform.setNow(end);
};

const run = async (here: World, wanted: Command) => {
  const { localStart, version } = await current(here);
  const target = { ...office, eventId: here.eventId, version };
  const at = (hour: number) => ({
    localStart: `2025-11-13T${String(hour).padStart(2, '0')}:00`,
    localEnd: '2025-11-13T15:00',
  });
  if (wanted.do === 'cancel') return here.events.cancelEvent({ ...target, reason: 'Banjir' });
  if (wanted.do === 'rename')
    return here.events.editEvent({ ...target, patch: { shortName: wanted.shortName } });
  if (wanted.do === 'rules')
    return here.events.editEvent({ ...target, patch: { reminderRules: wanted.rules } });
  if (wanted.do === 'move') return here.events.rescheduleEvent({ ...target, ...at(wanted.hour) });
  const venue = { name: wanted.venue, regionCode: wanted.regionCode };
  return here.events.rescheduleEvent({ ...target, ...at(Number(localStart.slice(11, 13))), venue });
};

const START = '2025-11-13T00:30:00.000Z' as Instant;

const play = async (start: string, list: readonly Step[], someoneLate: boolean) => {
  const here = await world(start);
  for (const [index, { command: wanted, minutesLater }] of list.entries()) {
    const end = instantFromMillis(millisOf(here.platform.clock.now()) + minutesLater * MINUTE);
    if (end >= START) break;
    await until(here, end);
    await run(here, wanted);
    await nobodyIsWrong(here);
    const event = await current(here);
    if (event.status === 'cancelled') break;
    if (!someoneLate) continue;
    const late = await here.register(10 + index);
    here.late.add(late);
    here.believed.set(late, stateOf(event));
  }
  // The last notice may wait for a morning, and two hours before the start all is said.
  await until(here, START);
  await work(here);
  await nobodyIsWrong(here);
  here.platform.close();
};

const starts = fc.constantFrom(
  '2025-11-05T03:00:00.000Z',
  '2025-11-05T12:45:00.000Z',
  '2025-11-10T01:50:00.000Z',
  '2025-11-11T20:00:00.000Z',
);

describe('any changes at any times', () => {
  it('are told to everybody once each, from what they were told last to what holds then', async () => {
    await fc.assert(
      fc.asyncProperty(starts, steps, (start, list) => play(start, list, false)),
      { numRuns: 100 },
    );
  }, 240_000);

  it('leave nobody behind who registered in between', async () => {
    await fc.assert(
      fc.asyncProperty(starts, steps, (start, list) => play(start, list, true)),
      { numRuns: 60 },
    );
  }, 240_000);
});
