import { describe, expect, it } from 'vitest';
import { cancelEventContract } from '#functions/events/contract.ts';
import { phoneOf, storedSeats } from '#test/support/builders/registrations.ts';
import { browser } from '#test/support/builders/registrations-public.ts';
import { eachOutreach } from '#test/support/outreach.ts';

const world = eachOutreach();

const visitor = () => browser(world().platform);

const registered = async (code: string, person: number): Promise<string> =>
  visitor().tokenIn(await visitor().register(code, person));

const standing = async (eventId: string) => {
  const { registrations } = await storedSeats(world().platform.table, eventId);
  return Object.fromEntries(registrations.map(({ phone, status }) => [Number(phone.slice(-3)), status]));
};

describe('the page of a link', () => {
  it.each(['', 'x', 'AAAAAA00000000aaaaaaaaaaa', 'MFH71KzzzzzzzzR097ejXq1rd'])(
    'that nobody was given (%j) is not found, in words',
    async (token) => {
      const { status, text } = await visitor().link(token);
      expect([status, text.includes('Tautan ini tidak dikenal')]).toEqual([404, true]);
    },
  );

  it('shows the number in part only', async () => {
    const { code } = await world().publish();
    const { html } = await visitor().link(await registered(code, 1));
    expect([html.includes(phoneOf(1)), html.includes('0860****001')]).toEqual([false, true]);
  });

  it('changes nothing by being opened', async () => {
    const { code, eventId } = await world().publish();
    const token = await registered(code, 1);
    const before = await storedSeats(world().platform.table, eventId);
    await visitor().link(token);
    expect(await storedSeats(world().platform.table, eventId)).toEqual(before);
  });

  it('of a cancelled event says so and offers nothing', async () => {
    const event = await world().publish();
    const token = await registered(event.code, 1);
    await world().change(cancelEventContract, event, { reason: 'Banjir' });
    const { text, html } = await visitor().link(token);
    expect([text.includes('Acara ini dibatalkan'), html.includes('<form')]).toEqual([true, false]);
  });

  it('after the start says so, and refuses what was still open', async () => {
    const { code, eventId } = await world().publish();
    const token = await registered(code, 1);
    world().platform.setNow('2025-11-13T02:00:00.000Z');
    expect((await visitor().act(token, { choice: 'leave' })).status).toBe(409);
    expect((await visitor().link(token)).text).toContain('sudah dimulai');
    expect(await standing(eventId)).toEqual({ 1: 'seated' });
  });
});

describe('cancelling by the link', () => {
  it('gives the seat to the next and costs no SMS but theirs', async () => {
    const { code, eventId } = await world().publish({ capacity: 1 });
    const token = await registered(code, 1);
    await registered(code, 2);
    const seen = await visitor().act(token, { choice: 'leave' });
    expect([seen.status, seen.text.includes('sudah dibatalkan')]).toEqual([200, true]);
    expect(await standing(eventId)).toEqual({ 1: 'cancelled', 2: 'seated' });
    expect((await world().messages(eventId)).map(({ kind }) => kind)).toEqual(['promoted']);
  });

  it('twice changes nothing more', async () => {
    const { code, eventId } = await world().publish({ capacity: 1 });
    const token = await registered(code, 1);
    for (const person of [2, 3]) await registered(code, person);
    for (let tap = 0; tap < 2; tap += 1) await visitor().act(token, { choice: 'leave' });
    expect(await standing(eventId)).toEqual({ 1: 'cancelled', 2: 'seated', 3: 'waiting' });
  });

  it('lets the person come again by the page', async () => {
    const { code, eventId } = await world().publish();
    await visitor().act(await registered(code, 1), { choice: 'leave' });
    await registered(code, 1);
    expect((await storedSeats(world().platform.table, eventId)).seats?.seated).toBe(1);
  });
});

describe('changing words by the link', () => {
  it('shows and stores the new name', async () => {
    const { code, eventId } = await world().publish();
    const seen = await visitor().act(await registered(code, 1), { choice: 'change', name: 'Yohana  Baru' });
    expect(seen.text).toContain('Perubahan sudah disimpan.');
    const { registrations } = await storedSeats(world().platform.table, eventId);
    expect(registrations.map(({ name }) => name)).toEqual(['Yohana Baru']);
  });

  it('keeps a wrong name in its form, open, with the mistake beside it', async () => {
    const { code } = await world().publish();
    const seen = await visitor().act(await registered(code, 1), { choice: 'change', name: 'x' });
    expect(seen.status).toBe(422);
    expect(seen.html).toMatch(/<details open>.*id="name-error"/s);
  });
});

describe('stopping SMS by the link', () => {
  it('stops them for this registration alone', async () => {
    const { code } = await world().publish();
    await visitor().act(await registered(code, 1), { choice: 'quiet' });
    const { items } = await world().platform.table.query({
      table: 'messages',
      partition: `PHONE#${phoneOf(1)}`,
      sort: { beginsWith: 'STOP#' },
    });
    expect(items).toHaveLength(1);
  });
});

describe('handing a seat over', () => {
  const give = (token: string, person: number) =>
    visitor().act(token, { choice: 'hand_over', name: `Penerima ${person}`, phone: phoneOf(person) });

  it('seats the other one, who gets a link of their own', async () => {
    const { code, eventId } = await world().publish({ capacity: 1 });
    const token = await registered(code, 1);
    const given = await give(token, 5);
    expect(given.status).toBe(303);
    expect((await visitor().link(visitor().tokenIn(given))).text).toContain('Anda mendapat tempat');
    expect((await visitor().link(token)).text).toContain('sudah diserahkan');
    expect(await standing(eventId)).toEqual({ 1: 'cancelled', 5: 'seated' });
  });

  it('keeps the place in line', async () => {
    const { code, eventId } = await world().publish({ capacity: 1 });
    const first = await registered(code, 1);
    const second = await registered(code, 2);
    await registered(code, 3);
    await give(second, 5);
    await visitor().act(first, { choice: 'leave' });
    expect(await standing(eventId)).toMatchObject({ 2: 'cancelled', 3: 'waiting', 5: 'seated' });
  });

  it('twice with the same words leads to the same link', async () => {
    const { code } = await world().publish();
    const token = await registered(code, 1);
    expect((await give(token, 5)).location).toBe((await give(token, 5)).location);
  });

  it('to somebody who is registered gives the seat to the next, with the same answer', async () => {
    const { code, eventId } = await world().publish({ capacity: 2 });
    const token = await registered(code, 1);
    for (const person of [2, 3]) await registered(code, person);
    const given = await give(token, 2);
    const page = await visitor().link(visitor().tokenIn(given));
    expect([given.status, page.text.includes('Anda mendapat tempat')]).toEqual([303, true]);
    expect(await standing(eventId)).toEqual({ 1: 'cancelled', 2: 'seated', 3: 'seated' });
  });

  it('to somebody who waits gives them the seat before others', async () => {
    const { code, eventId } = await world().publish({ capacity: 1 });
    const token = await registered(code, 1);
    for (const person of [2, 3]) await registered(code, person);
    await give(token, 3);
    expect(await standing(eventId)).toEqual({ 1: 'cancelled', 2: 'waiting', 3: 'seated' });
  });

  it('of an institution keeps its one seat', async () => {
    const { code, eventId } = await world().publish({ seatsPer: 'institution' });
    const sent = await visitor().register(code, 1, { institution: 'PT Maju Jaya' });
    expect((await give(visitor().tokenIn(sent), 5)).status).toBe(303);
    const { guards, seats } = await storedSeats(world().platform.table, eventId);
    expect([guards.length, seats?.seated]).toEqual([1, 1]);
  });

  it.each([
    ['the own number', phoneOf(1), 409],
    ['no number', '', 422],
  ])('to %s is refused beside the field', async (_what, phone, status) => {
    const { code } = await world().publish();
    const token = await registered(code, 1);
    const seen = await visitor().act(token, { choice: 'hand_over', name: 'Penerima Lima', phone });
    expect([seen.status, seen.html.includes('id="to-phone-error"')]).toEqual([status, true]);
  });
});
