import { describe, expect, it } from 'vitest';
import { changeCapacityContract, rescheduleEventContract } from '#functions/events/contract.ts';
import { registrationsServices } from '#functions/registrations/container.ts';
import {
  cancelRegistrationContract,
  listRegistrationsContract,
  registrationsReader,
} from '#functions/registrations/contract.ts';
import type { Table } from '#shared/store/table.ts';
import { phoneOf, storedSeats } from '#test/support/builders/registrations.ts';
import { browser } from '#test/support/builders/registrations-public.ts';
import { orderedMessages } from '#test/support/ordered-messages.ts';
import { eachOutreach } from '#test/support/outreach.ts';

const world = eachOutreach();
const visitor = () => browser(world().platform);

// The event begins at 09.00 WIB on 13 November, 02.00 UTC.
const FAR = '2025-11-11T03:00:00.000Z';
const DAY_BEFORE = '2025-11-12T03:00:00.000Z';
const DEADLINE = '2025-11-12T07:00:00.000Z';
const NIGHT = '2025-11-12T14:00:00.000Z';

const standing = async (eventId: string) => {
  const { registrations } = await storedSeats(world().platform.table, eventId);
  return Object.fromEntries(registrations.map(({ phone, status }) => [Number(phone.slice(-3)), status]));
};

const smsOf = async (eventId: string, person: number, kind: string) => {
  const ordered = await orderedMessages(world().platform.table, `event:${eventId}`);
  return ordered.filter((intent) => intent.to === phoneOf(person) && intent.kind === kind);
};

const tokenOf = async (eventId: string, person: number): Promise<string> => {
  const last = (await smsOf(eventId, person, 'place_offered')).at(-1);
  return last?.kind === 'place_offered' ? last.params.link.replace('https://sapa.example/k/', '') : '';
};

const sweep = () => world().services.sweepSeats();

/** One seat for person 1, the others in line; then 1 leaves at `at`. */
const freed = async (waiting: number, at = DAY_BEFORE) => {
  const { platform, publish, register, call } = world();
  const event = await publish({ capacity: 1 });
  const { eventId } = event;
  const first = await register(eventId, 1);
  for (let person = 2; person < 2 + waiting; person += 1) await register(eventId, person);
  platform.setNow(at);
  const registrationId = String(first.body['registrationId']);
  await call(cancelRegistrationContract, { params: { eventId, registrationId }, body: { reason: 'Sakit' } });
  return event;
};

describe('a seat that becomes free', () => {
  it('far ahead goes to the next at once, and the SMS waits for the morning', async () => {
    const { eventId } = await freed(1, FAR);
    expect(await standing(eventId)).toEqual({ 1: 'cancelled', 2: 'seated' });
    const [sms] = await smsOf(eventId, 2, 'promoted');
    const latest = '2025-11-12T23:00:00.000Z';
    expect(sms?.quiet).toEqual({
      from: '20:00',
      to: '07:00',
      zone: 'Asia/Pontianak',
      latest,
      otherwise: 'send',
    });
  });

  it('a day before is offered to the next alone, by a link with a deadline', async () => {
    const { eventId } = await freed(2);
    expect(await standing(eventId)).toEqual({ 1: 'cancelled', 2: 'offered', 3: 'waiting' });
    const [sms, more] = await smsOf(eventId, 2, 'place_offered');
    expect(more).toBeUndefined();
    expect(sms).toMatchObject({
      params: {
        until: '2025-11-12T14:00',
        link: expect.stringMatching(/^https:\/\/sapa\.example\/k\/\w{11}$/),
      },
      notAfter: DEADLINE,
    });
  });

  it('an hour and a half before is given without asking', async () => {
    const { eventId } = await freed(1, '2025-11-13T00:30:00.000Z');
    expect(await standing(eventId)).toEqual({ 1: 'cancelled', 2: 'seated' });
    expect(await smsOf(eventId, 2, 'promoted')).toHaveLength(1);
  });

  it('by night is offered by an SMS of the morning, with time from then on', async () => {
    const { eventId } = await freed(1, NIGHT);
    const [sms] = await smsOf(eventId, 2, 'place_offered');
    expect([sms?.quiet?.from, sms?.notAfter]).toEqual(['20:00', '2025-11-13T01:00:00.000Z']);
  });

  it('is not free for a newcomer while it is offered', async () => {
    const { eventId } = await freed(1);
    expect((await world().register(eventId, 9)).body['status']).toBe('waiting');
  });

  it('is given to who wants no SMS and could not be asked', async () => {
    const { platform, publish } = world();
    const { code, eventId } = await publish({ capacity: 1 });
    const tokens: string[] = [];
    for (const person of [1, 2]) tokens.push(visitor().tokenIn(await visitor().register(code, person)));
    await visitor().act(tokens[1] ?? '', { choice: 'quiet' });
    platform.setNow(DAY_BEFORE);
    await visitor().act(tokens[0] ?? '', { choice: 'leave' });
    expect(await standing(eventId)).toEqual({ 1: 'cancelled', 2: 'seated' });
  });

  it('is offered to who registered by the page, and the page of the form asks too', async () => {
    const { platform, publish } = world();
    const { code, eventId } = await publish({ capacity: 1 });
    const tokens: string[] = [];
    for (const person of [1, 2]) tokens.push(visitor().tokenIn(await visitor().register(code, person)));
    platform.setNow(DAY_BEFORE);
    await visitor().act(tokens[0] ?? '', { choice: 'leave' });
    await visitor().act(tokens[1] ?? '', { choice: 'take' });
    expect(await standing(eventId)).toEqual({ 1: 'cancelled', 2: 'seated' });
  });

  it('is shown to staff as offered, and to other contexts as waiting', async () => {
    const { eventId } = await freed(2);
    const { body } = await world().call(listRegistrationsContract, { params: { eventId } });
    expect(body['seats']).toEqual({ capacity: 1, seated: 0, waiting: 1, offered: 1 });
    const reader = registrationsReader(world().platform.table);
    const { registrations } = await reader.active(eventId, { statuses: ['waiting'] });
    expect(registrations.map(({ status }) => status)).toEqual(['waiting', 'waiting']);
    expect(await reader.seats(eventId)).toEqual({ capacity: 1, seated: 0, waiting: 2 });
  });
});

describe('the page of an offer', () => {
  it('asks, and changes nothing by being opened', async () => {
    const { eventId } = await freed(1);
    const before = await storedSeats(world().platform.table, eventId);
    const { status, text } = await visitor().link(await tokenOf(eventId, 2));
    expect(status).toBe(200);
    for (const words of [
      'Ada tempat untuk Anda',
      'Ambil tempat',
      'Tidak jadi',
      '12 November 2025 pukul 14.00 WIB',
    ])
      expect(text).toContain(words);
    expect(await storedSeats(world().platform.table, eventId)).toEqual(before);
  });

  it('gives the seat to who takes it, once', async () => {
    const { eventId } = await freed(2);
    const token = await tokenOf(eventId, 2);
    for (let tap = 0; tap < 2; tap += 1) {
      const seen = await visitor().act(token, { choice: 'take' });
      expect([seen.status, seen.text.includes('Anda mendapat tempat')]).toEqual([200, true]);
    }
    expect(await standing(eventId)).toEqual({ 1: 'cancelled', 2: 'seated', 3: 'waiting' });
    expect((await storedSeats(world().platform.table, eventId)).seats).toMatchObject({
      seated: 1,
      offered: 0,
    });
  });

  it('ends the registration of who declines, and asks the next', async () => {
    const { eventId } = await freed(2);
    const seen = await visitor().act(await tokenOf(eventId, 2), { choice: 'decline' });
    expect(seen.text).toContain('sudah dibatalkan');
    expect(await standing(eventId)).toEqual({ 1: 'cancelled', 2: 'cancelled', 3: 'offered' });
  });

  it('after the deadline refuses and says so, also before the sweeper came', async () => {
    const { eventId } = await freed(2);
    const token = await tokenOf(eventId, 2);
    world().platform.setNow(DEADLINE);
    const seen = await visitor().act(token, { choice: 'take' });
    expect([seen.status, seen.text.includes('sudah berakhir')]).toEqual([409, true]);
    await sweep();
    expect((await visitor().link(token)).text).toContain('berakhir tanpa jawaban');
    expect(await standing(eventId)).toEqual({ 1: 'cancelled', 2: 'waiting', 3: 'offered' });
    expect((await storedSeats(world().platform.table, eventId)).line).toHaveLength(1);
  });

  it('lets the seat be handed over once it is taken, to a link that works', async () => {
    const { eventId } = await freed(1);
    const token = await tokenOf(eventId, 2);
    const give = () => visitor().act(token, { choice: 'hand_over', name: 'Penerima', phone: phoneOf(5) });
    expect((await give()).status).toBe(409);
    await visitor().act(token, { choice: 'take' });
    const given = await give();
    expect((await visitor().link(visitor().tokenIn(given))).text).toContain('Anda mendapat tempat');
    expect(await standing(eventId)).toEqual({ 1: 'cancelled', 2: 'cancelled', 5: 'seated' });
  });
});

describe('an SMS that was held over the night', () => {
  it('is stopped when the offer was answered meanwhile', async () => {
    const { eventId } = await freed(1, NIGHT);
    const [sms] = await smsOf(eventId, 2, 'place_offered');
    const gate = sms?.guards.find(({ gate: name }) => name.startsWith('offer:'))?.gate;
    await visitor().act(await tokenOf(eventId, 2), { choice: 'take' });
    const key = { pk: `GATE#${gate}`, sk: 'GATE' };
    expect(await world().platform.table.get({ table: 'messages', key })).toMatchObject({ open: false });
  });
});

describe('offers that are not answered', () => {
  it('go round, and who did not answer is asked again behind the others', async () => {
    const { eventId } = await freed(2);
    world().platform.setNow(DEADLINE);
    await sweep();
    world().platform.setNow('2025-11-13T00:00:00.000Z');
    await sweep();
    expect(await standing(eventId)).toEqual({ 1: 'cancelled', 2: 'offered', 3: 'waiting' });
    expect(await smsOf(eventId, 2, 'place_offered')).toHaveLength(2);
  });

  it('end without an empty seat: an hour before the start the next sits down', async () => {
    const { eventId } = await freed(1);
    for (const at of [DEADLINE, '2025-11-13T00:00:00.000Z', '2025-11-13T01:00:00.000Z']) {
      world().platform.setNow(at);
      await sweep();
    }
    expect(await standing(eventId)).toEqual({ 1: 'cancelled', 2: 'seated' });
  });

  it('end sooner when the event is moved forward', async () => {
    const event = await freed(2, '2025-11-12T11:00:00.000Z');
    const token = await tokenOf(event.eventId, 2);
    world().platform.setNow('2025-11-12T23:30:00.000Z');
    const body = { localStart: '2025-11-13T07:30', localEnd: '2025-11-13T12:00' };
    const moved = await world().change(rescheduleEventContract, event, body);
    expect(moved.status).toBe(200);
    expect((await visitor().act(token, { choice: 'take' })).status).toBe(409);
    await sweep();
    expect(await standing(event.eventId)).toEqual({ 1: 'cancelled', 2: 'waiting', 3: 'seated' });
  });
});

describe('when two things happen at once', () => {
  const afterRival = (rival: () => Promise<unknown>) => {
    const { platform } = world();
    let waits = true;
    const table: Table = {
      ...platform.table,
      transact: async (...given) => {
        if (waits) {
          waits = false;
          await rival();
        }
        return platform.table.transact(...given);
      },
    };
    return registrationsServices({ ...platform, table });
  };

  it('an offer that lapsed just before is not taken', async () => {
    const { eventId } = await freed(2);
    const token = await tokenOf(eventId, 2);
    const services = afterRival(async () => {
      world().platform.setNow(DEADLINE);
      await sweep();
    });
    expect(await services.takeByLink(token)).toEqual({ ok: false, error: { kind: 'offer_over' } });
    expect(await standing(eventId)).toEqual({ 1: 'cancelled', 2: 'waiting', 3: 'offered' });
  });

  it('a new name does not bring an old offer back', async () => {
    const { eventId } = await freed(2);
    const token = await tokenOf(eventId, 2);
    await afterRival(() => world().services.takeByLink(token)).changeByLink(token, { name: 'Nama Baru' });
    expect(await standing(eventId)).toEqual({ 1: 'cancelled', 2: 'seated', 3: 'waiting' });
  });

  it('two who fill the seats ask one person', async () => {
    const { eventId } = await freed(2);
    await Promise.all([1, 2, 3].map(() => world().services.fillSeats(eventId)));
    expect(await standing(eventId)).toEqual({ 1: 'cancelled', 2: 'offered', 3: 'waiting' });
  });
});

describe('many seats at once', () => {
  it('are offered in as many transactions as they need', async () => {
    const { platform, publish, register, change } = world();
    const event = await publish({ capacity: 1 });
    for (let person = 1; person <= 22; person += 1) await register(event.eventId, person);
    platform.setNow(DAY_BEFORE);
    expect((await change(changeCapacityContract, event, { capacity: 20 })).status).toBe(200);
    await sweep();
    const { offers, line } = await storedSeats(platform.table, event.eventId);
    expect([offers.length, line.length]).toEqual([19, 2]);
  });
});
