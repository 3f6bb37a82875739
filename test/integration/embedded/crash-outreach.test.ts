import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  cancelEvent,
  cancelSeat,
  createEvent,
  eventOf,
  publish,
  register,
  reschedule,
  resumeReminders,
  stopReminders,
} from '#test/support/crash-acts.ts';
import { crashAudit } from '#test/support/crash-audit.ts';
import { gatherCrashFacts } from '#test/support/crash-facts.ts';
import { emptyJournal } from '#test/support/crash-journal.ts';
import type { CrashPointName } from '#test/support/crash-points.ts';
import { type CrashWorld, crashWorld } from '#test/support/crash-world.ts';

let world: CrashWorld;
const journal = emptyJournal();
let events = 0;
let people = 0;

beforeAll(async () => {
  world = await crashWorld();
});
afterAll(() => world.end());

const audit = async () => crashAudit(await gatherCrashFacts(world.api(), journal), journal);

const schedule = async (days: number, hour = '09') => ({
  localStart: await world.localIn(days, `${hour}:00`),
  localEnd: await world.localIn(days, `${hour}:45`),
});

/** An event in five days, with few seats and `registered` people; reminders are due in two and in four days. */
const outreach = async (registered: number, seats = 3) => {
  const api = world.api();
  events += 1;
  const { eventId } = await createEvent(api, `event-${events}`, await schedule(5), seats);
  journal.events.add(eventId);
  await publish(api, eventId);
  const registrations: string[] = [];
  for (let index = 0; index < registered; index += 1) {
    people += 1;
    const registrationId = await register(api, eventId, people);
    journal.registered.set(registrationId, eventId);
    registrations.push(registrationId);
  }
  return { eventId, registrations };
};

const untilReminders = 'P3DT30M';

const about = async (eventId: string) => {
  const { outbox, events: known } = await gatherCrashFacts(world.api(), journal);
  const facts = known.find(({ event }) => event.eventId === eventId);
  if (facts === undefined) throw new Error('an event is gone');
  return { ...facts, sent: outbox.filter(({ reference }) => reference.includes(eventId)) };
};

const planOf = ({ timeline }: Awaited<ReturnType<typeof about>>) =>
  timeline?.entries.map(({ rule, state, count }) => [rule, state, count]);

describe('a platform killed while it sends reminders', () => {
  it.each<CrashPointName>([
    'page-written',
    'page-finished',
    'before-claim',
    'claimed',
    'provider-accepted',
    'outcome-recorded',
    'before-close',
    'closed',
  ])('at %s sends nothing twice and loses nothing', async (point) => {
    // It writes down how far it came after five pages.
    const count = point === 'page-finished' ? 11 : 3;
    const { eventId } = await outreach(count, count);
    await world.killDuring({ point }, () => world.advance(untilReminders));
    await world.restart();
    await world.advance('PT6M');
    await world.advance(untilReminders);
    expect(await audit()).toEqual([]);
    const facts = await about(eventId);
    expect(planOf(facts)).toEqual([
      ['P3D', 'sent', count],
      ['P1D', 'sent', count],
    ]);
    const unknown = facts.messages.filter(({ state }) => state === 'unknown').map(({ key }) => key);
    const leftAll = facts.sent.filter(({ reference }) => unknown.includes(reference)).length;
    if (point === 'claimed') expect([unknown.length > 0, leftAll]).toEqual([true, 0]);
    if (point === 'provider-accepted') expect(leftAll).toBeGreaterThan(0);
  });

  it('with one slice of a page reported sends the others, and that one not again', async () => {
    await world.restart({ peoplePerPage: 100 });
    const { eventId } = await outreach(11, 11);
    await world.killDuring({ point: 'slice-reported' }, () => world.advance(untilReminders));
    await world.restart({ peoplePerPage: 100 });
    await world.advance('PT15M');
    const { messages } = await about(eventId);
    expect(messages.map(({ state }) => state)).toEqual(Array(11).fill('accepted'));
    expect(await audit()).toEqual([]);
    await world.restart();
  });

  it('sends and books nothing twice when somebody left before the page was done again', async () => {
    const { eventId, registrations } = await outreach(3);
    const [leaver = ''] = registrations;
    await world.killDuring({ point: 'page-written' }, () => world.advance(untilReminders));
    await world.restart({ sweepersOff: true });
    await cancelSeat(world.api(), eventId, leaver);
    journal.cancelledSeats.add(leaver);
    await world.restart();
    await world.advance('PT15M');
    const { sent } = await about(eventId);
    expect(sent.filter(({ reference }) => reference.startsWith('reminder|'))).toHaveLength(2);
    expect(await audit()).toEqual([]);
  });

  it('sends what was put off when it may be sent', async () => {
    const { eventId } = await outreach(2);
    await stopReminders(world.api());
    await world.killDuring({ point: 'put-off' }, () => world.advance(untilReminders));
    await world.restart();
    await world.advance('PT6M');
    expect((await about(eventId)).sent).toEqual([]);
    await resumeReminders(world.api());
    await world.advance('PT20M');
    const { messages } = await about(eventId);
    expect(messages.map(({ state }) => state)).toEqual(['accepted', 'accepted']);
    expect(await audit()).toEqual([]);
  });
});

describe('a platform killed while it registers', () => {
  it.each<CrashPointName>(['registered', 'before-answer-is-kept'])(
    'at %s keeps the seat and gives it to the same request once',
    async (point) => {
      const { eventId } = await outreach(0);
      people += 1;
      const asked = people;
      await world.killDuring({ point }, (api) => register(api, eventId, asked));
      await world.restart();
      expect((await about(eventId)).registrations).toHaveLength(1);
      await world.advance('PT61S');
      const again = await register(world.api(), eventId, asked);
      journal.registered.set(again, eventId);
      expect((await about(eventId)).registrations).toMatchObject([
        { registrationId: again, status: 'seated' },
      ]);
      expect(await audit()).toEqual([]);
    },
  );
});

describe('a platform killed while a seat is passed on', () => {
  it('has seated the next one and tells both', async () => {
    const { eventId, registrations } = await outreach(5);
    const [leaver = '', , , next = ''] = registrations;
    await world.killDuring({ point: 'seat-passed-on' }, (api) => cancelSeat(api, eventId, leaver));
    await world.restart();
    const seats = { capacity: 3, seated: 3, waiting: 1 };
    expect((await eventOf(world.api(), eventId)).seats).toMatchObject(seats);
    await world.advance('PT6M');
    await cancelSeat(world.api(), eventId, leaver);
    journal.cancelledSeats.add(leaver);
    const { sent, event } = await about(eventId);
    expect(event.seats).toMatchObject(seats);
    expect(sent.map(({ reference }) => reference.replaceAll('|', ' ')).sort()).toEqual([
      expect.stringMatching(`^place_cancelled .* ${leaver}$`),
      expect.stringMatching(`^promoted .* ${next}$`),
    ]);
    expect(await audit()).toEqual([]);
  });
});

describe('a platform killed after an event was moved', () => {
  it('tells everybody once, and only of the new plan', async () => {
    const { eventId } = await outreach(4);
    const moved = await schedule(6, '10');
    await world.killDuring({ point: 'timeline-stored' }, (api) => reschedule(api, eventId, moved));
    await world.restart();
    await reschedule(world.api(), eventId, moved);
    journal.starts.set(eventId, moved.localStart);
    await world.advance('PT6M');
    await world.advance('P5DT3H');
    const facts = await about(eventId);
    const kinds = Map.groupBy(facts.sent, ({ reference }) => reference.split('|', 1)[0]);
    expect([kinds.get('event_changed')?.length, kinds.get('reminder')?.length]).toEqual([4, 6]);
    expect(facts.messages.filter(({ kind, version }) => kind === 'reminder' && version === 1)).toEqual([]);
    expect(await audit()).toEqual([]);
  });

  it('tells everybody once that it is cancelled, and reminds nobody', async () => {
    const { eventId } = await outreach(4);
    await world.killDuring({ point: 'timeline-stored' }, (api) => cancelEvent(api, eventId));
    await world.restart();
    await cancelEvent(world.api(), eventId);
    journal.cancelledEvents.add(eventId);
    await world.advance('PT6M');
    await world.advance('P5D');
    const { sent } = await about(eventId);
    expect(sent.map(({ reference }) => reference.split('|', 1)[0])).toEqual(Array(4).fill('event_cancelled'));
    expect(await audit()).toEqual([]);
  });
});
