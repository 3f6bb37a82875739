import type { Table } from '#shared/store/table.ts';
import type { EventStore } from '../app/ports.ts';
import { changeOf, eventOf } from './items.ts';
import { CHANGE_PREFIX, eventKey, partitionOf, TABLE } from './keys.ts';

const from = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor });

export const eventReads = (table: Table): Pick<EventStore, 'find' | 'ofOffice' | 'changes'> => ({
  find: async (eventId) => {
    const item = await table.get({ table: TABLE, key: eventKey(eventId) });
    return item === undefined ? undefined : eventOf(item);
  },
  ofOffice: async (officeId, cursor, limit = 50) => {
    const page = await table.query({
      table: TABLE,
      index: 'byOffice',
      partition: officeId,
      descending: true,
      limit,
      ...from(cursor),
    });
    return { events: page.items.map(eventOf), ...from(page.cursor) };
  },
  changes: async (eventId, cursor) => {
    const page = await table.query({
      table: TABLE,
      partition: partitionOf(eventId),
      sort: { beginsWith: CHANGE_PREFIX },
      descending: true,
      consistent: true,
      limit: 50,
      ...from(cursor),
    });
    return { changes: page.items.map(changeOf), ...from(page.cursor) };
  },
});
