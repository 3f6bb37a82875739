import { describe, expect, it } from 'vitest';
import { linkKey } from '#functions/messaging/adapters/short-link-item.ts';
import { registrationKey } from '#functions/registrations/adapters/keys.ts';
import { registrationStore } from '#functions/registrations/adapters/registration-store.ts';
import { registrationsServices } from '#functions/registrations/container.ts';
import { registrationsReader, seatsOpen } from '#functions/registrations/contract.ts';
import { viewOf } from '#functions/registrations/handlers/view.ts';
import { EVENT_ID, participant, phoneOf, seatsSnapshot } from '#test/support/builders/registrations.ts';
import { eachPlatform } from '#test/support/test-platform.ts';

const platform = eachPlatform();

const register = async (person = 1) => {
  const result = await registrationsServices(platform()).register({
    eventId: EVENT_ID,
    officeId: 'bp3mi-kalbar',
    by: 'organiser-kalbar',
    registrationId: platform().ids.id(),
    participant: participant({ phone: phoneOf(person) }),
  });
  return result.ok ? result.value : undefined;
};

const open = () => platform().table.write(seatsOpen(seatsSnapshot()));

const activeCodes = async () => {
  const { active } = registrationsReader(platform().table);
  const { registrations } = await active(EVENT_ID, { statuses: ['seated', 'waiting'] });
  return registrations.map(({ stopCode }) => stopCode);
};

const linkOf = (code = '') => platform().table.get({ table: 'messages', key: linkKey(code) });

describe('registering', () => {
  it('makes a link by which this phone can stop SMS, until a year after the start', async () => {
    await open();
    const registration = await register();
    expect(await linkOf(registration?.stopCode)).toMatchObject({
      purpose: 'stop',
      target: {
        phone: phoneOf(1),
        eventId: EVENT_ID,
        officeId: 'bp3mi-kalbar',
        event: 'Sosialisasi Migrasi Aman',
        sender: 'BP3MI Kalbar',
      },
      linkExpiresAt: '2026-11-13T02:00:00.000Z',
    });
  });

  it('tells reminders the code, of those who wait too', async () => {
    await open();
    const registered = [await register(1), await register(2), await register(3)];
    expect(await activeCodes()).toEqual(registered.map((each) => each?.stopCode));
  });

  it('does not show the code to staff', async () => {
    await open();
    const registration = await register();
    expect(registration && viewOf(registration)).not.toHaveProperty('stopCode');
  });

  it('leaves no link behind when it is refused', async () => {
    await open();
    await register(1);
    const { store, seats, before } = await reading();
    const again = { ...before, registrationId: 'OTHER', stopCode: 'refusedlink' };
    expect(await store.admit(seats, again, 0)).toMatchObject({ ok: false, error: { kind: 'held' } });
    expect(await linkOf('refusedlink')).toBeUndefined();
  });

  it('keeps the code through a promotion', async () => {
    await open();
    const registered = [await register(1), await register(2), await register(3)];
    const { cancelRegistration } = registrationsServices(platform());
    await cancelRegistration({
      eventId: EVENT_ID,
      registrationId: registered[0]?.registrationId ?? '',
      officeId: 'bp3mi-kalbar',
      by: 'organiser-kalbar',
      reason: 'Berhalangan',
    });
    expect(await activeCodes()).toEqual([registered[1]?.stopCode, registered[2]?.stopCode]);
  });
});

const reading = async () => {
  const store = registrationStore(platform().table);
  const seats = await store.seats(EVENT_ID);
  const before = (await store.list(EVENT_ID)).registrations[0];
  if (seats === undefined || before === undefined) throw new Error('nobody is registered');
  return { store, seats, before };
};

describe('a registration from before there were links', () => {
  it('is read as it is', async () => {
    await open();
    const registration = await register();
    const key = registrationKey(EVENT_ID, registration?.registrationId ?? '');
    await platform().table.write({ kind: 'update', table: 'registrations', key, remove: ['stopCode'] });
    expect(await activeCodes()).toEqual([undefined]);
  });
});
