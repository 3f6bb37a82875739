import { describe, expect, it } from 'vitest';
import {
  cancelEventContract,
  createEventContract,
  getEventContract,
  rescheduleEventContract,
} from '#functions/events/contract.ts';
import { listMessagesContract, recordOptOutContract } from '#functions/messaging/contract.ts';
import { cancelRegistrationContract, listRegistrationsContract } from '#functions/registrations/contract.ts';
import { getTimelineContract } from '#functions/reminders/contract.ts';
import {
  latest,
  minutesFromNow,
  ORGANISER,
  type Participant,
  participants,
  publishEvent,
  register,
} from '#test/support/deployed-event.ts';
import { deployedPlatform } from '#test/support/deployed-platform.ts';
import { deployedTexts } from '#test/support/deployed-texts.ts';
import { eventually } from '#test/support/eventually.ts';

const ELSEWHERE = 'organiser-lampung';
const REMINDED = 'Mengingatkan, Sosialisasi Ambawang';
const PROMPT_MS = 60_000;
/** At most two and a half minutes until the second reminder is due, and what a slow machine takes. */
const UNTIL_REMINDED_MS = 300_000;

const { api, sms } = deployedPlatform([
  { username: ORGANISER, office: 'bp3mi-kalbar', roles: ['organiser'] },
  { username: ELSEWHERE, office: 'bp3mi-lampung', roles: ['organiser'] },
]);

const { textsTo, countOf, countsOf } = deployedTexts(sms);

const allOnes = (counts: readonly number[]): boolean => counts.every((count) => count >= 1);

/** The scenario in its order; each fact builds on those before it. */
describe('outreach on the deployed platform', () => {
  const reminded = participants(1, ['Rukmini', 'Sabrina', 'Tarmizi', 'Usmandi', 'Veronika']);
  const moved = participants(2, ['Wahyudin', 'Yulianti', 'Zulkarnain']);
  const [first, second, , fourth, fifth] = reminded;
  const registrationIds = new Map<Participant, string>();
  let remindedId = '';
  let movedId = '';

  it('refuses who has not signed in', async () => {
    const answer = await api.ask(undefined, getEventContract, { params: { eventId: '0'.repeat(26) } });
    expect(answer).toMatchObject({ ok: false, error: { status: 401 } });
  });

  it('refuses unknown keys with a problem document', async () => {
    const body = { kind: 'sosialisasi', surprise: true } as never;
    const answer = await api.ask(ORGANISER, createEventContract, { body, key: 'surprise' });
    expect(answer).toMatchObject({ ok: false, error: { status: 400, code: expect.any(String) } });
  });

  it('gives seats up to the capacity and then places in the line', async () => {
    const plan = { shortName: 'Sosialisasi Ambawang', capacity: 3, startsIn: 35, rules: ['PT34M', 'PT33M'] };
    remindedId = (await publishEvent(api, plan)).eventId;
    const statuses: string[] = [];
    for (const person of reminded) {
      const { registrationId, status } = await register(api, remindedId, person);
      registrationIds.set(person, registrationId);
      statuses.push(status);
    }
    expect(statuses).toEqual(['seated', 'seated', 'seated', 'waiting', 'waiting']);
  });

  it('gives the same answer to the same Idempotency-Key', async () => {
    if (first === undefined) throw new Error('nobody is registered');
    const again = await register(api, remindedId, first);
    expect(again.registrationId).toBe(registrationIds.get(first));
  });

  it('hides the event from other offices', async () => {
    const answer = await api.ask(ELSEWHERE, getEventContract, { params: { eventId: remindedId } });
    expect(answer).toMatchObject({ ok: false, error: { status: 404, code: 'event_not_found' } });
  });

  it('gives a freed seat to the first in the line and tells them once', async () => {
    if (first === undefined || fourth === undefined) throw new Error('nobody is registered');
    await api.call(ORGANISER, cancelRegistrationContract, {
      params: { eventId: remindedId, registrationId: registrationIds.get(first) ?? '' },
      body: { reason: 'Berhalangan' },
      key: 'cancel-first',
    });
    await eventually(
      () => countOf(fourth, 'Anda mendapat tempat'),
      (count) => count >= 1,
      PROMPT_MS,
    );
    const { registrations, seats } = await api.call(ORGANISER, listRegistrationsContract, {
      params: { eventId: remindedId },
    });
    expect(seats).toEqual({ capacity: 3, seated: 3, waiting: 1 });
    expect(registrations.find(({ phone }) => phone === fourth.phone)?.status).toBe('seated');
  });

  it('tells everybody registered or waiting once when an event moves', async () => {
    const plan = { shortName: 'Pelatihan Rasau', capacity: 2, startsIn: 35, rules: ['PT34M'] };
    const { eventId, version } = await publishEvent(api, plan);
    movedId = eventId;
    for (const person of moved) await register(api, eventId, person);
    await api.call(ORGANISER, rescheduleEventContract, {
      params: { eventId },
      version,
      body: { localStart: minutesFromNow(155), localEnd: minutesFromNow(275) },
    });
    await eventually(() => countsOf(moved, 'PERUBAHAN Pelatihan Rasau'), allOnes, PROMPT_MS);
  });

  it('writes the wish of who got the first reminder and wants no more', async () => {
    if (second === undefined) throw new Error('nobody is registered');
    await eventually(
      () => countOf(second, REMINDED),
      (count) => count >= 1,
      UNTIL_REMINDED_MS,
    );
    const { optOut } = await api.call(ORGANISER, recordOptOutContract, {
      body: { phone: second.phone, scope: 'all', reason: 'Diminta lewat telepon' },
    });
    expect(optOut).toMatchObject({ scope: 'all', by: ORGANISER });
  });

  it('sends each reminder when it is due, to those who have a seat', async () => {
    await eventually(
      () => api.call(ORGANISER, getTimelineContract, { params: { eventId: remindedId } }),
      ({ entries }) => entries.every(({ state }) => state !== 'planned'),
      UNTIL_REMINDED_MS,
    );
    const seated = reminded.filter((person) => person !== first && person !== second && person !== fifth);
    await eventually(
      () => countsOf(seated, REMINDED),
      (counts) => counts.every((count) => count >= 2),
      PROMPT_MS,
    );
    const { entries } = await api.call(ORGANISER, getTimelineContract, { params: { eventId: remindedId } });
    expect(entries.map(({ rule, state, count }) => ({ rule, state, count }))).toEqual([
      { rule: 'PT34M', state: 'sent', count: 3 },
      { rule: 'PT33M', state: 'sent', count: 3 },
    ]);
  });

  it('shows in words what was said to whom, whose link stays theirs, and that the wish was kept', async () => {
    const query = { subject: `event:${remindedId}` };
    const { messages } = await api.call(ORGANISER, listMessagesContract, { query });
    const shown = messages
      .filter(({ to, kind }) => to === second?.phone && kind === 'reminder')
      .map(({ rule, state, words, text = '' }) => ({ rule, state, words, text }));
    const text = (await textsTo(second))[0]?.replace(/\/s\/[\w-]+$/, '/s/…');
    expect(shown).toEqual([
      { rule: 'PT33M', state: 'suppressed', words: 'Tidak dikirim: nomor ini meminta berhenti', text: '' },
      { rule: 'PT34M', state: 'accepted', words: 'Diterima operator', text },
    ]);
  });

  it('sends no reminder to who gave the seat back or still waits', async () => {
    const others = [first, fifth].filter((person) => person !== undefined);
    expect(await countsOf(others, 'Mengingatkan')).toEqual([0, 0]);
  });

  it('sends no ghost of a reminder that was planned before the event moved', async () => {
    expect(await countsOf(moved, 'Mengingatkan')).toEqual([0, 0, 0]);
  });

  it('tells everybody registered or waiting once when an event is called off', async () => {
    const { version } = await latest(api, movedId);
    const body = { reason: 'Narasumber sakit' };
    await api.call(ORGANISER, cancelEventContract, { params: { eventId: movedId }, version, body });
    await eventually(() => countsOf(moved, 'ACARA DIBATALKAN'), allOnes, PROMPT_MS);
  });

  it('has sent nothing twice and no name', async () => {
    const people = [...reminded, ...moved];
    for (const words of ['PERUBAHAN Pelatihan Rasau', 'ACARA DIBATALKAN'])
      expect(await countsOf(moved, words), words).toEqual([1, 1, 1]);
    expect(await countsOf(reminded, 'Mengingatkan')).toEqual([0, 1, 2, 2, 0]);
    expect(await countsOf(reminded, 'Anda mendapat tempat')).toEqual([0, 0, 0, 1, 0]);
    for (const person of people)
      for (const text of await textsTo(person))
        expect(people.filter(({ name }) => text.includes(name))).toEqual([]);
  });

  it('has a visible final outcome for every message', async () => {
    for (const eventId of [remindedId, movedId]) {
      const query = { subject: `event:${eventId}` };
      const { messages } = await api.call(ORGANISER, listMessagesContract, { query });
      expect(messages.length).toBeGreaterThan(0);
      for (const { state, rule } of messages) expect(['accepted', 'suppressed'], rule).toContain(state);
    }
  });
});
