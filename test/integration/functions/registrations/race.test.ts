import { describe, expect, it } from 'vitest';
import { registrationsServices } from '#functions/registrations/container.ts';
import { seatsChange, seatsOpen } from '#functions/registrations/contract.ts';
import type { Table } from '#shared/store/table.ts';
import {
  EVENT_ID,
  participant,
  phoneOf,
  seatsSnapshot,
  storedSeats,
} from '#test/support/builders/registrations.ts';
import { orderedMessages } from '#test/support/ordered-messages.ts';
import { eachPlatform } from '#test/support/test-platform.ts';

const platform = eachPlatform();

const target = { eventId: EVENT_ID, officeId: 'bp3mi-kalbar', by: 'organiser-kalbar' };

const open = (capacity: number) => platform().table.write(seatsOpen(seatsSnapshot({ capacity })));
const resize = (capacity: number) => platform().table.write(seatsChange(seatsSnapshot({ capacity })));

/** Somebody who acts after our decision and just before our transaction. */
const afterRival = (rival: () => Promise<unknown>) => {
  let waits = true;
  const table: Table = {
    ...platform().table,
    transact: async (...given) => {
      if (waits) {
        waits = false;
        await rival();
      }
      return platform().table.transact(...given);
    },
  };
  return registrationsServices({ ...platform(), table });
};

const register = async (person: number, services = registrationsServices(platform())) => {
  const result = await services.register({
    ...target,
    registrationId: platform().ids.id(),
    participant: participant({ phone: phoneOf(person) }),
  });
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
};

const cancel = (registrationId: string, services = registrationsServices(platform())) =>
  services.cancelRegistration({ ...target, registrationId, reason: 'Berhalangan' });

const counted = async () => {
  const { seats, registrations } = await storedSeats(platform().table);
  return {
    seats,
    seated: registrations.filter(({ status }) => status === 'seated').map((one) => one.registrationId),
  };
};

describe('when somebody else is quicker', () => {
  it('the last seat is theirs', async () => {
    await open(1);
    const late = await register(
      1,
      afterRival(() => register(2)),
    );
    expect(late.status).toBe('waiting');
  });

  it('and the room has become smaller, nobody is seated beyond it', async () => {
    await open(2);
    await register(1);
    const late = await register(
      2,
      afterRival(() => resize(1)),
    );
    expect(late.status).toBe('waiting');
  });

  it('and the seat has become free, the newcomer does not wait beside it', async () => {
    await open(1);
    const first = await register(1);
    const late = await register(
      2,
      afterRival(() => cancel(first.registrationId)),
    );
    expect(late.status).toBe('seated');
  });

  it('and a person came to wait, the leaver leaves the seat to them', async () => {
    await open(1);
    const first = await register(1);
    await cancel(
      first.registrationId,
      afterRival(() => register(2)),
    );
    expect(await counted()).toMatchObject({ seats: { seated: 1, waiting: 0 }, seated: { length: 1 } });
  });

  it('and the same registration was ended already, one person moves up and not two', async () => {
    await open(1);
    const first = await register(1);
    const next = await register(2);
    await register(3);
    await cancel(
      first.registrationId,
      afterRival(() => cancel(first.registrationId)),
    );
    expect(await counted()).toMatchObject({
      seats: { seated: 1, waiting: 1 },
      seated: [next.registrationId],
    });
  });

  it('and the first in line left, the second moves up', async () => {
    await open(1);
    const first = await register(1);
    const next = await register(2);
    const second = await register(3);
    await cancel(
      first.registrationId,
      afterRival(() => cancel(next.registrationId)),
    );
    expect((await counted()).seated).toEqual([second.registrationId]);
  });

  it('and the event was moved, the promoted hear the new time', async () => {
    await open(1);
    const first = await register(1);
    const next = await register(2);
    const moved = seatsSnapshot({ capacity: 1, scheduleVersion: 2, venueName: 'Balai Desa' });
    await cancel(
      first.registrationId,
      afterRival(() => platform().table.write(seatsChange(moved))),
    );
    const ordered = await orderedMessages(platform().table, `event:${EVENT_ID}`);
    const told = ordered.find(({ recipient }) => recipient === next.registrationId);
    expect(told).toMatchObject({ kind: 'promoted', version: 2, params: { venue: 'Balai Desa' } });
  });

  it('two who fill the seats fill them once', async () => {
    await open(1);
    for (const person of [1, 2, 3, 4]) await register(person);
    await resize(3);
    const filled = afterRival(() => registrationsServices(platform()).fillSeats(EVENT_ID)).fillSeats(
      EVENT_ID,
    );
    expect(await filled).toEqual({ ok: true, value: 0 });
    expect((await counted()).seats).toMatchObject({ seated: 3, waiting: 1 });
  });
});
