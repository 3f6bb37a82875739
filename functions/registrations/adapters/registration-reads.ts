import type { Item, Table } from '#shared/store/table.ts';
import type { RegistrationStore } from '../app/ports.ts';
import { registrationOf, seatsOf } from './items.ts';
import {
  partitionOf,
  REGISTRATION_PREFIX,
  registrationKey,
  seatsKey,
  TABLE,
  WAITING_PREFIX,
} from './keys.ts';
import { SEATS_SHARD } from './seats-writes.ts';

type Reads = Pick<RegistrationStore, 'seats' | 'find' | 'list' | 'firstWaiting' | 'marked'>;

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
  firstWaiting: firstWaiting(table),
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
