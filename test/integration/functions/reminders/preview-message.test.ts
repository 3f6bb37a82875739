import { describe, expect, it } from 'vitest';
import { cancelEventContract } from '#functions/events/contract.ts';
import { cancelRegistrationContract } from '#functions/registrations/contract.ts';
import { previewMessageContract } from '#functions/reminders/contract.ts';
import { eachOutreach } from '#test/support/outreach.ts';
import { testAccount } from '#test/support/sign-in.ts';

const world = eachOutreach({
  sms: { previewAbove: 3, pricePerPart: 500, monthlyParts: 1005, perSecond: 10 },
});

const eventWith = async (seated: number, waiting = 0) => {
  const event = await world().publish({ capacity: seated });
  const people: string[] = [];
  for (let person = 1; person <= seated + waiting; person += 1) {
    const { body } = await world().register(event.eventId, person);
    people.push(String(body['registrationId']));
  }
  return { event, people };
};

const preview = (eventId: string, body: Readonly<Record<string, unknown>> = { kind: 'reminder' }) =>
  world().call(previewMessageContract, { body: { subject: `event:${eventId}`, ...body } });

describe('the preview of a reminder', () => {
  it('counts those with a seat, their parts and what they cost', async () => {
    const { event } = await eventWith(4, 1);
    const { status, body } = await preview(event.eventId);
    expect(status).toBe(200);
    const parts = Number(body['parts']);
    expect(body).toMatchObject({
      ...{ recipients: 4, messages: 4, later: 0, leftOut: [] },
      rupiah: parts * 500,
      budget: { limit: 1005, used: 0, left: 5, leftAfter: 5 - parts },
    });
    expect(parts).toBeGreaterThanOrEqual(4);
  });

  it('shows a real text and no number of a participant', async () => {
    const { event } = await eventWith(2);
    const { body } = await preview(event.eventId);
    expect(body['first']).toContain('Sosialisasi Migrasi Aman');
    expect(JSON.stringify(body)).not.toContain('+62860000000');
  });

  it('says when it goes, in words with the zone', async () => {
    const { event } = await eventWith(4);
    const { body } = await preview(event.eventId);
    expect(body).toMatchObject({
      sendsFrom: '2025-10-16T03:36:00.000Z',
      sendsUntil: '2025-10-16T03:36:00.400Z',
      sendsWords: 'Dikirim Kamis, 16 Oktober 2025 pukul 10.36 WIB.',
    });
  });

  it('says that the night holds it', async () => {
    const { event } = await eventWith(1);
    world().platform.setNow('2025-10-16T14:00:00.000Z');
    const { body } = await preview(event.eventId);
    expect(body).toMatchObject({ heldFor: 'quiet_hours', sendsFrom: '2025-10-17T00:00:00.000Z' });
    expect(body['sendsWords']).toContain('Jumat, 17 Oktober 2025 pukul 07.00 WIB');
  });

  it('says that the budget is short', async () => {
    const { event } = await eventWith(6);
    const { body } = await preview(event.eventId);
    expect(body).toMatchObject({ heldFor: 'over_budget', budget: { state: 'stopped' } });
  });

  it('needs its token above the limit, good for half an hour', async () => {
    const { event } = await eventWith(4);
    const { body } = await preview(event.eventId);
    expect(body).toMatchObject({ needsToken: true, tokenExpiresAt: '2025-10-16T04:06:00.000Z' });
    expect(typeof body['token']).toBe('string');
  });

  it('needs none for a few', async () => {
    const { event } = await eventWith(3);
    expect((await preview(event.eventId)).body).toMatchObject({ needsToken: false });
  });

  it('does not count whoever cancelled', async () => {
    const { event, people } = await eventWith(2);
    const [registrationId = ''] = people;
    await world().call(cancelRegistrationContract, {
      params: { eventId: event.eventId, registrationId },
      body: { reason: 'Berhalangan' },
    });
    expect((await preview(event.eventId)).body).toMatchObject({ recipients: 1, messages: 1 });
  });

  it('says in words who is left out', async () => {
    const { event } = await eventWith(2);
    world().platform.setNow('2025-11-13T01:45:00.000Z');
    expect((await preview(event.eventId)).body).toMatchObject({
      messages: 0,
      leftOut: [{ reason: 'too_late', words: 'waktunya lewat sebelum sempat dikirim', count: 2 }],
      sendsWords: 'Tidak ada SMS yang akan dikirim.',
    });
  });
});

describe('the preview of a change', () => {
  it('tells those with a seat and those who wait the old and the new', async () => {
    const { event } = await eventWith(2, 1);
    const { status, body } = await preview(event.eventId, {
      kind: 'event_changed',
      localStart: '2025-11-13T13:00',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ messages: 3, needsToken: false });
    expect(body['first']).toMatch(/09\.00.*13\.00/);
    expect(body).not.toHaveProperty('token');
  });

  it('waits for the morning', async () => {
    const { event } = await eventWith(1);
    world().platform.setNow('2025-10-16T16:00:00.000Z');
    expect(
      (await preview(event.eventId, { kind: 'event_changed', venueName: 'Balai Desa' })).body,
    ).toMatchObject({
      heldFor: 'quiet_hours',
      sendsFrom: '2025-10-17T00:00:00.000Z',
    });
  });

  it('goes at once in the night before', async () => {
    const { event } = await eventWith(1);
    world().platform.setNow('2025-11-12T22:00:00.000Z');
    expect((await preview(event.eventId, { kind: 'event_cancelled' })).body).toMatchObject({
      sendsFrom: '2025-11-12T22:00:00.000Z',
    });
  });

  it('tells the old and the new name', async () => {
    const { event } = await eventWith(1);
    const { body } = await preview(event.eventId, { kind: 'event_changed', shortName: 'Migrasi Aman' });
    expect(body['first']).toContain('PERUBAHAN Sosialisasi Migrasi Aman. Nama acara menjadi Migrasi Aman.');
    expect(body['sendsFrom']).toBe('2025-10-16T03:46:00.000Z');
  });

  it('tells nobody when neither time nor place nor name changes', async () => {
    const { event } = await eventWith(1);
    const { shortName } = event;
    expect(await preview(event.eventId, { kind: 'event_changed', shortName })).toMatchObject({
      status: 422,
      body: { code: 'nothing_to_tell' },
    });
  });

  it('of a cancellation goes to all and needs no token', async () => {
    const { event } = await eventWith(2, 2);
    const { body } = await preview(event.eventId, { kind: 'event_cancelled' });
    expect(body).toMatchObject({ kind: 'event_cancelled', messages: 4, needsToken: false });
    expect(body['first']).toContain('DIBATALKAN');
  });
});

describe('who may look', () => {
  it('does not find another office’s event', async () => {
    const { event } = await eventWith(1);
    const ntb = testAccount({ username: 'head-ntb', office: 'bp3mi-ntb', roles: ['head'] });
    const answer = await world().call(
      previewMessageContract,
      { body: { subject: `event:${event.eventId}`, kind: 'reminder' } },
      ntb,
    );
    expect(answer).toMatchObject({ status: 404, body: { code: 'event_not_found' } });
  });

  it('does not find a draft', async () => {
    const { eventId } = await world().draft();
    expect((await preview(eventId)).status).toBe(404);
  });

  it('is told that the event is cancelled', async () => {
    const { event } = await eventWith(1);
    await world().change(cancelEventContract, event, { reason: 'Banjir' });
    expect(await preview(event.eventId)).toMatchObject({ status: 409, body: { code: 'event_cancelled' } });
  });

  it('may not name fields that the kind does not have', async () => {
    const { event } = await eventWith(1);
    expect((await preview(event.eventId, { kind: 'reminder', venueName: 'Balai Desa' })).status).toBe(400);
  });

  it('must write the time as a wall clock shows it', async () => {
    const { event } = await eventWith(1);
    expect((await preview(event.eventId, { kind: 'event_changed', localStart: 'besok' })).status).toBe(400);
  });
});
