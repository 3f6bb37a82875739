import { registrationOf, seatsOf } from '#functions/registrations/adapters/items.ts';
import { partitionOf, seatsKey, TABLE } from '#functions/registrations/adapters/keys.ts';
import type { SeatsSnapshot } from '#functions/registrations/contract.ts';
import type { Participant } from '#functions/registrations/domain/registration.ts';
import type { Seats } from '#functions/registrations/domain/seats.ts';
import { type LocalDateTime, toInstant } from '#shared/kernel/time.ts';
import type { Table } from '#shared/store/table.ts';
import { INVENTED_PHONE_PREFIX, type Phone } from '#shared/text/phone.ts';

export const EVENT_ID = '01EWENT0000000000000000001';

const LOCAL_START = '2025-11-13T09:00' as LocalDateTime;

/** The event of 13 November 2025 in Sungai Ambawang, open for registration. */
export const seatsSnapshot = (over: Partial<SeatsSnapshot> = {}): SeatsSnapshot => {
  const { localStart = LOCAL_START, zone = 'Asia/Pontianak' } = over;
  return {
    eventId: EVENT_ID,
    officeId: 'bp3mi-kalbar',
    title: 'Sosialisasi Migrasi Aman di Sungai Ambawang',
    shortName: 'Sosialisasi Migrasi Aman',
    startsAt: toInstant(localStart, zone),
    localStart,
    zone,
    venueName: 'Aula Kantor Camat Sungai Ambawang',
    senderName: 'BP3MI Kalbar',
    capacity: 2,
    oneSeatPer: 'person',
    status: 'open',
    scheduleVersion: 1,
    ...over,
  };
};

export const seats = (over: Partial<Seats> = {}): Seats => ({
  ...seatsSnapshot(over),
  seated: 0,
  waiting: 0,
  ...over,
});

export const phoneOf = (number: number): Phone =>
  `${INVENTED_PHONE_PREFIX}${String(number).padStart(7, '0')}` as Phone;

export const participant = (over: Partial<Participant> = {}): Participant => ({
  name: 'Yohana Kinanti',
  phone: phoneOf(1),
  region: '61.12.03',
  role: 'Kepala Dusun',
  ...over,
});

/** Everything that is stored of an event's seats, as a test would count it by hand. */
export const storedSeats = async (table: Table, eventId = EVENT_ID) => {
  const counters = await table.get({ table: TABLE, key: seatsKey(eventId) });
  const { items } = await table.query({
    table: TABLE,
    partition: partitionOf(eventId),
    limit: 1000,
    consistent: true,
  });
  const under = (prefix: string) => items.filter(({ sk }) => sk.startsWith(prefix));
  return {
    seats: counters === undefined ? undefined : seatsOf(counters),
    registrations: under('REG#').map(registrationOf),
    guards: under('PERSON#').map((item) => item['registrationId']),
    line: under('WAIT#').map((item) => item['registrationId']),
    offers: under('OFFER#').map((item) => item['registrationId']),
  };
};
