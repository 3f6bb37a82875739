import { describe, expect, it } from 'vitest';
import {
  cancelEventContract,
  editEventContract,
  rescheduleEventContract,
} from '#functions/events/contract.ts';
import { getTimelineContract } from '#functions/reminders/contract.ts';
import { eachOutreach } from '#test/support/outreach.ts';
import { testAccount } from '#test/support/sign-in.ts';

const world = eachOutreach();

const timeline = (eventId: string, account = testAccount()) =>
  world().call(getTimelineContract, { params: { eventId } }, account);

const PLAN = [
  {
    rule: 'P3D',
    dueAt: '2025-11-10T02:00:00.000Z',
    state: 'planned',
    words: 'Akan dikirim Senin, 10 November 2025 pukul 09.00 WIB.',
  },
  {
    rule: 'P1D',
    dueAt: '2025-11-12T02:00:00.000Z',
    state: 'planned',
    words: 'Akan dikirim Rabu, 12 November 2025 pukul 09.00 WIB.',
  },
];

describe('the plan of a draft', () => {
  it('is what publication at this moment plans', async () => {
    const draft = await world().draft();
    const before = await timeline(draft.eventId);
    expect([before.status, before.body['status']]).toEqual([200, 'draft']);
    expect(before.body['entries']).toMatchObject(PLAN);
    const event = await world().publish();
    expect((await timeline(event.eventId)).body).toMatchObject({ status: 'published', entries: PLAN });
  });

  it('follows its changes', async () => {
    const draft = await world().draft();
    await world().change(editEventContract, draft, { reminderRules: ['P2D'] });
    expect((await timeline(draft.eventId)).body['entries']).toMatchObject([{ rule: 'P2D' }]);
  });

  it('says what quiet hours move, from when and why', async () => {
    const { eventId } = await world().draft({ reminderRules: ['PT3H'] });
    expect((await timeline(eventId)).body['entries']).toMatchObject([
      {
        ...{ rule: 'PT3H', shifted: true },
        dueAt: '2025-11-13T00:00:00.000Z',
        wantedAt: '2025-11-12T23:00:00.000Z',
        words:
          'Akan dikirim Kamis, 13 November 2025 pukul 07.00 WIB. Semula pukul 06.00 WIB, digeser karena jam tenang 20.00-07.00.',
      },
    ]);
  });

  it('says what is too late', async () => {
    const { eventId } = await world().draft({ reminderRules: ['P30D'] });
    expect((await timeline(eventId)).body['entries']).toMatchObject([
      {
        ...{ state: 'expired', reason: 'past_when_planned' },
        words: 'Tidak dikirim: waktunya sudah lewat ketika rencana ini dibuat.',
      },
    ]);
  });
});

describe('the timeline of a published event', () => {
  it('shows what is cleared, planned anew and sent', async () => {
    const event = await world().publish();
    await world().register(event.eventId, 1);
    const times = { localStart: '2025-11-13T10:00', localEnd: '2025-11-13T13:00' };
    await world().change(rescheduleEventContract, event, times);
    world().platform.setNow('2025-10-16T03:46:00.000Z');
    await world().reminders.fanOut({ eventId: event.eventId, scheduleVersion: 2, rule: 'change' });
    const { body } = await timeline(event.eventId);
    expect(body['entries']).toMatchObject([
      { scheduleVersion: 1, rule: 'P3D', state: 'cleared', reason: 'superseded' },
      { scheduleVersion: 1, rule: 'P1D', state: 'cleared' },
      {
        ...{ scheduleVersion: 2, rule: 'change', state: 'sent', count: 1 },
        words: 'Diteruskan Kamis, 16 Oktober 2025 pukul 10.46 WIB kepada 1 orang.',
      },
      { scheduleVersion: 2, rule: 'P3D', state: 'planned' },
      { scheduleVersion: 2, rule: 'P1D', state: 'planned' },
    ]);
  });

  it('says that a change waits for others', async () => {
    const event = await world().publish();
    const times = { localStart: '2025-11-13T10:00', localEnd: '2025-11-13T13:00' };
    await world().change(rescheduleEventContract, event, times);
    const entries = (await timeline(event.eventId)).body['entries'];
    expect(JSON.stringify(entries)).toContain('Perubahan lain sebelum itu menjadi satu pemberitahuan.');
  });
});

describe('a timeline that there is not', () => {
  it('is that of another office', async () => {
    const { eventId } = await world().publish();
    const { status, body } = await timeline(eventId, testAccount({ office: 'bp3mi-lampung' }));
    expect([status, body['code']]).toEqual([404, 'timeline_not_found']);
  });

  it('is that of another office’s draft', async () => {
    const { eventId } = await world().draft();
    expect((await timeline(eventId, testAccount({ office: 'bp3mi-lampung' }))).status).toBe(404);
  });

  it('is that of an event of which nobody is told', async () => {
    const { eventId } = await world().publish({ capacity: null, publicRegistration: false });
    expect((await timeline(eventId)).status).toBe(404);
  });

  it('is that of a draft that was called off', async () => {
    const draft = await world().draft();
    await world().change(cancelEventContract, draft, { reason: 'Ganda' });
    expect((await timeline(draft.eventId)).status).toBe(404);
  });
});
