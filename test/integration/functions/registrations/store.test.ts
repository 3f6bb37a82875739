import { describe, expect, it } from 'vitest';
import { registrationStore } from '#functions/registrations/adapters/registration-store.ts';
import { registrationsServices } from '#functions/registrations/container.ts';
import { seatsOpen } from '#functions/registrations/contract.ts';
import { promoted } from '#functions/registrations/domain/registration.ts';
import {
  EVENT_ID,
  participant,
  phoneOf,
  seatsSnapshot,
  storedSeats,
} from '#test/support/builders/registrations.ts';
import { eachPlatform } from '#test/support/test-platform.ts';

const platform = eachPlatform();

const register = async (person: number) => {
  const result = await registrationsServices(platform()).register({
    eventId: EVENT_ID,
    officeId: 'bp3mi-kalbar',
    by: 'organiser-kalbar',
    registrationId: platform().ids.id(),
    participant: participant({ phone: phoneOf(person) }),
  });
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
};

describe('Given a full event with somebody waiting', () => {
  it('when a caller believes that a seat is free, then the store does not give it', async () => {
    await platform().table.write(seatsOpen(seatsSnapshot({ capacity: 1 })));
    await register(1);
    const waiting = await register(2);
    const store = registrationStore(platform().table);
    const seats = await store.seats(EVENT_ID);
    if (seats === undefined) throw new Error('no seats');
    const now = platform().clock.now();
    const given = await store.promote({ ...seats, seated: 0 }, [promoted(waiting, now)], now);
    expect(given).toEqual({ ok: false, error: { kind: 'lost_race' } });
    expect((await storedSeats(platform().table)).seats).toMatchObject({ seated: 1, waiting: 1 });
  });
});
