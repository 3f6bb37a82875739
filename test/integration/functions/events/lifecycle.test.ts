import { describe, expect, it } from 'vitest';
import {
  cancelEventContract,
  changeCapacityContract,
  copyEventContract,
  editEventContract,
  holdEventContract,
  listChangesContract,
  publishEventContract,
  reportDoneContract,
  rescheduleEventContract,
} from '#functions/events/contract.ts';
import { eachOutreach } from '#test/support/outreach.ts';
import { testAccount } from '#test/support/sign-in.ts';

const world = eachOutreach();

type Standing = { readonly eventId: string; readonly version: number };

const kalsel = testAccount({ username: 'organiser-kalsel', office: 'bp3mi-kalsel' });
const AFTER = '2025-11-13T06:00:00.000Z';

const next = (body: Record<string, unknown>): Standing => ({
  eventId: String(body['eventId']),
  version: Number(body['version']),
});

const held = async (body: Record<string, unknown> = {}): Promise<Standing> => {
  const event = await world().publish();
  world().platform.setNow(AFTER);
  return next((await world().change(holdEventContract, event, body)).body);
};

describe('an event that took place', () => {
  it('says who said so, when, and what was different', async () => {
    const event = await world().publish();
    world().platform.setNow(AFTER);
    const actual = { localStart: '2025-11-13T09:30', localEnd: '2025-11-13T12:15', note: 'Listrik padam' };
    const { status, body } = await world().change(holdEventContract, event, actual);
    expect([status, body['status']]).toEqual([200, 'held']);
    expect(body['held']).toEqual({ at: AFTER, by: 'organiser-kalbar', ...actual });
  });

  it('may be corrected until it is reported', async () => {
    const event = await held();
    const { status, body } = await world().change(holdEventContract, event, { note: 'Dipindah ke aula' });
    expect([status, body['held']]).toMatchObject([200, { note: 'Dipindah ke aula' }]);
  });

  it('keeps its plan as it was', async () => {
    const { eventId } = await held();
    expect(world().platform.started.map(({ name }) => name)).toEqual([`${eventId}-s1`]);
  });

  it.each([
    ['move', rescheduleEventContract, { localStart: '2025-12-13T09:00', localEnd: '2025-12-13T12:00' }],
    ['edit', editEventContract, { title: 'Lain' }],
    ['capacity', changeCapacityContract, { capacity: 9 }],
    ['cancellation', cancelEventContract, { reason: 'Banjir' }],
    ['publication', publishEventContract, undefined],
  ])('is not to be changed: %s', async (_what, contract, body) => {
    const answer = await world().change(contract, await held(), body);
    expect([answer.status, answer.body['code']]).toEqual([409, 'event_held']);
  });

  it('can only be said after the start', async () => {
    const { status, body } = await world().change(holdEventContract, await world().publish(), {});
    expect([status, body['code']]).toEqual([409, 'not_started']);
  });

  it('is not a draft', async () => {
    const { body } = await world().change(holdEventContract, await world().draft(), {});
    expect(body['code']).toBe('not_published');
  });

  it('is not one that was called off', async () => {
    const cancelled = await world().change(cancelEventContract, await world().publish(), {
      reason: 'Banjir',
    });
    world().platform.setNow(AFTER);
    const { body } = await world().change(holdEventContract, next(cancelled.body), {});
    expect(body['code']).toBe('event_cancelled');
  });

  it.each([
    ['in_the_future', { localEnd: '2025-11-13T14:00' }],
    ['ends_before_start', { localEnd: '2025-11-13T08:59' }],
    ['ends_before_start', { localStart: '2025-11-13T10:00', localEnd: '2025-11-13T10:00' }],
    ['invalid_local_time', { localStart: 'jam sembilan' }],
  ])('cannot have been otherwise: %s %o', async (code, body) => {
    const event = await world().publish();
    world().platform.setNow(AFTER);
    const answer = await world().change(holdEventContract, event, body);
    expect([answer.status, answer.body['code']]).toEqual([422, code]);
  });
});

describe('a report that is done', () => {
  it('says who said so and ends the event', async () => {
    const { status, body } = await world().change(reportDoneContract, await held());
    expect([status, body['status'], body['reported']]).toEqual([
      200,
      'reported',
      { at: AFTER, by: 'organiser-kalbar' },
    ]);
    const answers = [
      await world().change(reportDoneContract, next(body)),
      await world().change(holdEventContract, next(body), {}),
    ];
    expect(answers.map((answer) => answer.body['code'])).toEqual(['event_reported', 'event_reported']);
  });

  it('is not one of an event that nobody said took place', async () => {
    const event = await world().publish();
    world().platform.setNow(AFTER);
    const { status, body } = await world().change(reportDoneContract, event);
    expect([status, body['code']]).toEqual([409, 'not_held']);
  });

  it('is in the history with all before it', async () => {
    const { eventId } = next((await world().change(reportDoneContract, await held())).body);
    const { body } = await world().call(listChangesContract, { params: { eventId } });
    expect(body['changes']).toMatchObject([
      { kind: 'reported' },
      { kind: 'held' },
      { kind: 'published' },
      { kind: 'created' },
    ]);
  });
});

describe.each([
  ['held', holdEventContract, {}],
  ['reported', reportDoneContract, undefined],
] as const)('what is said of an event: %s', (_name, contract, body) => {
  it('of an old version is refused', async () => {
    const event = await world().publish();
    const answer = await world().change(contract, { ...event, version: event.version - 1 }, body);
    expect([answer.status, answer.body['code']]).toEqual([412, 'stale_version']);
  });

  it('by another office is refused', async () => {
    const answer = await world().change(contract, await world().publish(), body, kalsel);
    expect(answer.status).toBe(404);
  });
});

describe('a copy', () => {
  const times = { localStart: '2026-03-05T10:00', localEnd: '2026-03-05T13:00' };
  const copy = (eventId: string, body: unknown = times, account = testAccount()) =>
    world().call(copyEventContract, { params: { eventId }, body }, account);

  it('is a draft with everything but times, code and what became of the earlier event', async () => {
    const event = await world().publish({
      speakers: [{ name: 'Rahman', position: 'Pengantar Kerja', phone: '0860-0000-001' }],
      registrationWindow: { localCloses: '2025-11-12T16:00' },
      scopeRegions: ['61.12.03'],
      villageQuotas: [{ regionCode: '61.12.03', seats: 1 }],
      reminderRules: ['P2D'],
    });
    const { status, body } = await copy(event.eventId);
    expect(status).toBe(201);
    const { eventId, code, startsAt, endsAt, startText, registrationWindow, seats, ...rest } = event;
    expect(body).toMatchObject({
      ...{ ...rest, ...times, status: 'draft', version: 1, scheduleVersion: 0, copiedFrom: eventId },
      registrationWindow: { opensAt: null, closesAt: '2026-03-05T03:00:00.000Z' },
      seats: null,
    });
    expect([body['eventId'], body['code']]).not.toEqual([eventId, code]);
  });

  it('can be made of an event that was called off', async () => {
    const cancelled = await world().change(cancelEventContract, await world().publish(), {
      reason: 'Banjir',
    });
    const { status, body } = await copy(String(cancelled.body['eventId']));
    expect([status, body['cancelReason']]).toEqual([201, undefined]);
  });

  it('asked for twice with one key is one', async () => {
    const { eventId } = await world().draft();
    const request = { params: { eventId }, body: times, headers: { 'idempotency-key': 'copy-1' } };
    const first = await world().call(copyEventContract, request);
    const second = await world().call(copyEventContract, request);
    expect(second.body['eventId']).toBe(first.body['eventId']);
  });

  it.each([
    ['starts_in_past', { localStart: '2025-01-05T10:00', localEnd: '2025-01-05T13:00' }],
    ['ends_before_start', { localStart: '2026-03-05T10:00', localEnd: '2026-03-05T10:00' }],
    ['invalid_local_time', { localStart: '2026-02-30T10:00', localEnd: '2026-03-05T10:00' }],
  ])('is refused with %s', async (code, body) => {
    const answer = await copy((await world().draft()).eventId, body);
    expect([answer.status, answer.body['code']]).toEqual([422, code]);
  });

  it('of another office’s event is refused', async () => {
    const { eventId } = await world().publish();
    expect((await copy(eventId, times, kalsel)).body['code']).toBe('event_not_found');
  });
});
