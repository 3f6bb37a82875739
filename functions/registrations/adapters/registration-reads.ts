import type { Item, Table } from '#shared/store/table.ts';
import type { RegistrationStore } from '../app/ports.ts';
import { registrationOf, seatsOf } from './items.ts';
import {
  codeKey,
  partitionOf,
  personKey,
  REGISTRATION_PREFIX,
  registrationKey,
  repeatKey,
  seatsKey,
  TABLE,
  WAITING_PREFIX,
  waitingKey,
} from './keys.ts';
import { repeatOf } from './repeat-writes.ts';
import { SEATS_SHARD } from './seats-writes.ts';

type Reads = Pick<
  RegistrationStore,
  'seats' | 'find' | 'standing' | 'list' | 'firstWaiting' | 'waitingBefore' | 'eventOfCode' | 'marked'
>;

const standing =
  (table: Table): Reads['standing'] =>
  async (eventId, registrationId, identity) => {
    const keys = [
      seatsKey(eventId),
      registrationKey(eventId, registrationId),
      repeatKey(eventId, registrationId),
      personKey(eventId, identity),
    ];
    const [seats, registration, repeat, guard] = await table.batchGet(
      keys.map((key) => ({ table: TABLE, key }) as const),
    );
    return {
      ...(seats === undefined ? {} : { seats: seatsOf(seats) }),
      ...(registration === undefined ? {} : { registration: registrationOf(registration) }),
      ...(repeat === undefined ? {} : { repeat: repeatOf(repeat) }),
      ...(guard === undefined ? {} : { holder: String(guard['registrationId']) }),
    };
  };

const waitingBefore =
  (table: Table): Reads['waitingBefore'] =>
  async (eventId, place, most) => {
    const { items } = await table.query({
      table: TABLE,
      partition: partitionOf(eventId),
      sort: { between: [WAITING_PREFIX, waitingKey(eventId, place - 1).sk] },
      consistent: true,
      limit: most,
    });
    return items.length;
  };

const firstWaiting =
  (table: Table): Reads['firstWaiting'] =>
  async (eventId, count) => {
    const line = await table.query({
      table: TABLE,
      partition: partitionOf(eventId),
      sort: { beginsWith: WAITING_PREFIX },
      consistent: true,
      limit: count,
    });
    const refs = line.items.map((item) => ({
      table: TABLE,
      key: registrationKey(eventId, String(item['registrationId'])),
    })) satisfies Parameters<Table['batchGet']>[0];
    if (refs.length === 0) return [];
    const items = await table.batchGet(refs);
    // Who left the line since it was read is dropped here; the write would be refused for them anyway.
    return items
      .filter((item): item is Item => item !== undefined)
      .map(registrationOf)
      .filter(({ status }) => status === 'waiting');
  };

export const reads = (table: Table): Reads => ({
  seats: async (eventId) => {
    const item = await table.get({ table: TABLE, key: seatsKey(eventId) });
    return item === undefined ? undefined : seatsOf(item);
  },
  find: async (eventId, registrationId) => {
    const item = await table.get({ table: TABLE, key: registrationKey(eventId, registrationId) });
    return item === undefined ? undefined : registrationOf(item);
  },
  list: async (eventId, cursor, limit = 100) => {
    const page = await table.query({
      table: TABLE,
      partition: partitionOf(eventId),
      sort: { beginsWith: REGISTRATION_PREFIX },
      consistent: true,
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const registrations = page.items.map(registrationOf);
    return page.cursor === undefined ? { registrations } : { registrations, cursor: page.cursor };
  },
  standing: standing(table),
  firstWaiting: firstWaiting(table),
  waitingBefore: waitingBefore(table),
  eventOfCode: async (code) => {
    const item = await table.get({ table: TABLE, key: codeKey(code) });
    return item === undefined ? undefined : String(item['eventId']);
  },
  marked: async (limit, now) => {
    const page = await table.query({
      table: TABLE,
      index: 'due',
      partition: SEATS_SHARD,
      sort: { atMost: now },
      limit,
    });
    // Not parsed any further: a malformed row must not hide the others.
    return page.items.map((item) => String(item['eventId']));
  },
});
