import { gateSet } from '#functions/messaging/contract.ts';
import { registrationItem } from '#functions/registrations/adapters/items.ts';
import type { Registration } from '#functions/registrations/domain/registration.ts';
import { timelineSet } from '#functions/reminders/contract.ts';
import type { Duration, Instant, LocalDateTime } from '#shared/kernel/time.ts';
import type { Table } from '#shared/store/table.ts';
import type { Phone } from '#shared/text/phone.ts';
import { timelineSnapshot } from '#test/support/builders/reminders.ts';
import { eventIdOf, phoneOf, registrationIdOf, stopCodeOf } from './people.ts';

const registrationOf = (eventId: string, n: number): Registration => ({
  eventId,
  registrationId: registrationIdOf(n),
  identity: phoneOf(n),
  name: 'Yohana Kinanti',
  phone: phoneOf(n) as Phone, // An invented number of the right shape.
  region: '61.12.03',
  role: 'Kepala Dusun',
  status: 'seated',
  ticket: n + 1,
  registeredAt: '2025-10-20T03:11:12.345Z' as Instant,
  registeredBy: 'participant',
  stopCode: stopCodeOf(n),
});

const PAGE = 1000;

export const RULE = 'P3D';

/** What a fan-out is asked for. */
export const reminderTask = (event: number) => ({
  eventId: eventIdOf(event),
  scheduleVersion: 1,
  rule: RULE,
});

/** An event with so many registrants and a reminder three days before. At no hour of the day anything is quiet. */
export const seedEvent = async (
  table: Table,
  event: number,
  people: { readonly from: number; readonly count: number },
  start: { readonly localStart: LocalDateTime; readonly plannedAt: Instant },
): Promise<void> => {
  const eventId = eventIdOf(event);
  const snapshot = timelineSnapshot({
    eventId,
    localStart: start.localStart,
    rules: [RULE as Duration],
    quietHours: { from: '00:00', to: '00:00' },
  });
  await table.write(timelineSet(snapshot, start.plannedAt));
  await table.write(gateSet(`event:${eventId}`, { version: 1, open: true }));
  for (let from = 0; from < people.count; from += PAGE)
    await table.writeEach(
      Array.from({ length: Math.min(PAGE, people.count - from) }, (_, at) => ({
        kind: 'put',
        table: 'registrations',
        item: registrationItem(registrationOf(eventId, people.from + from + at)),
      })),
    );
};
