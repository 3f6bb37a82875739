import type { Table } from '#shared/store/table.ts';
import { plainStatus, type Registration } from '../domain/registration.ts';
import { registrationOf, seatsOf } from './items.ts';
import { partitionOf, REGISTRATION_PREFIX, seatsKey, TABLE } from './keys.ts';

export type ActiveRegistration = Pick<Registration, 'registrationId' | 'phone' | 'name' | 'stopCode'> & {
  readonly status: 'seated' | 'waiting' | 'cancelled';
} & Partial<Pick<Registration, 'registeredAt' | 'promotedAt'>>;

const activeOf = (registration: Registration): ActiveRegistration => {
  const { registrationId, phone, name, stopCode, registeredAt, promotedAt } = registration;
  const status = plainStatus(registration);
  return {
    ...{ registrationId, phone, name, status, registeredAt },
    ...(promotedAt === undefined ? {} : { promotedAt }),
    ...(stopCode === undefined ? {} : { stopCode }),
  };
};

export type RegistrationsReader = {
  /** A page may hold fewer than `limit`, even none, and still have a cursor. Never shows cancelled registrations. */
  readonly active: (
    eventId: string,
    filter: { readonly statuses: readonly ('seated' | 'waiting')[] },
    cursor?: string,
    limit?: number,
  ) => Promise<{ readonly registrations: readonly ActiveRegistration[]; readonly cursor?: string }>;
  /** `waiting`: without a seat, also those who were offered one. Undefined until the event is published, and for events without registration. */
  readonly seats: (
    eventId: string,
  ) => Promise<{ readonly capacity: number; readonly seated: number; readonly waiting: number } | undefined>;
};

/** What other contexts may know about the registrations of an event. Reads are consistent. */
export const registrationsReader = (table: Table): RegistrationsReader => ({
  active: async (eventId, { statuses }, cursor, limit = 100) => {
    const page = await table.query({
      table: TABLE,
      partition: partitionOf(eventId),
      sort: { beginsWith: REGISTRATION_PREFIX },
      consistent: true,
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const registrations = page.items
      .map((item) => activeOf(registrationOf(item)))
      .filter(({ status }) => statuses.some((wanted) => wanted === status));
    return page.cursor === undefined ? { registrations } : { registrations, cursor: page.cursor };
  },
  seats: async (eventId) => {
    const item = await table.get({ table: TABLE, key: seatsKey(eventId) });
    if (item === undefined) return undefined;
    const { capacity, seated, waiting, offered = 0 } = seatsOf(item);
    return { capacity, seated, waiting: waiting + offered };
  },
});
