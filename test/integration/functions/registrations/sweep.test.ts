import { describe, expect, it } from 'vitest';
import { partitionOf, seatsKey } from '#functions/registrations/adapters/keys.ts';
import { registrationsServices } from '#functions/registrations/container.ts';
import { seatsChange, seatsOpen } from '#functions/registrations/contract.ts';
import { registrationsSweep } from '#functions/registrations/handlers/sweep.ts';
import {
  EVENT_ID,
  participant,
  phoneOf,
  seatsSnapshot,
  storedSeats,
} from '#test/support/builders/registrations.ts';
import { eachPlatform } from '#test/support/test-platform.ts';

const platform = eachPlatform();

const people = async (count: number, eventId = EVENT_ID) => {
  const { register } = registrationsServices(platform());
  for (let person = 0; person < count; person += 1) {
    const asked = participant({ phone: phoneOf(person) });
    const registrationId = platform().ids.id();
    const by = 'organiser-kalbar';
    await register({ eventId, registrationId, officeId: 'bp3mi-kalbar', by, participant: asked });
  }
};
const sweep = () => registrationsSweep(registrationsServices(platform()))();
const mark = async (eventId = EVENT_ID) =>
  (await platform().table.get({ table: 'registrations', key: seatsKey(eventId) }))?.['dueShard'];

describe('when a larger hall was booked and nobody filled the seats', () => {
  it('the sweeper fills them, more than fit into one transaction', async () => {
    await platform().table.write(seatsOpen(seatsSnapshot({ capacity: 1 })));
    await people(60);
    await platform().table.write(seatsChange(seatsSnapshot({ capacity: 58 })));
    await sweep();
    const { seats, line } = await storedSeats(platform().table);
    expect([seats?.seated, seats?.waiting, line.length]).toEqual([58, 2, 2]);
  });

  it('the sweeper takes the mark away', async () => {
    await platform().table.write(seatsOpen(seatsSnapshot()));
    await platform().table.write(seatsChange(seatsSnapshot({ capacity: 5 })));
    await sweep();
    expect(await mark()).toBeUndefined();
  });

  it('a row that cannot be read does not keep other events waiting', async () => {
    const other = '01EWENT0000000000000000002';
    await platform().table.write(seatsOpen(seatsSnapshot({ eventId: other, capacity: 1 })));
    await people(2, other);
    const due = { dueShard: 'seats', dueAt: '2000-01-01T00:00:00.000Z', eventId: EVENT_ID };
    const item = { pk: partitionOf(EVENT_ID), sk: 'SEATS', ...due };
    await platform().table.write({ kind: 'put', table: 'registrations', item });
    await platform().table.write(seatsChange(seatsSnapshot({ eventId: other, capacity: 2 })));
    await expect(sweep()).rejects.toThrow('could not be filled');
    expect((await storedSeats(platform().table, other)).seats?.seated).toBe(2);
  });
});

describe('an older schedule', () => {
  it('never replaces a newer one', async () => {
    await platform().table.write(seatsOpen(seatsSnapshot()));
    await platform().table.write(seatsChange(seatsSnapshot({ scheduleVersion: 3 })));
    const late = await platform().table.write(seatsChange(seatsSnapshot({ scheduleVersion: 2 })));
    expect(late.ok).toBe(false);
  });
});

describe('opening seats twice', () => {
  it('is refused', async () => {
    await platform().table.write(seatsOpen(seatsSnapshot()));
    expect((await platform().table.write(seatsOpen(seatsSnapshot()))).ok).toBe(false);
  });
});
