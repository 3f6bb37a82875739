import type { Condition, Delete, Put } from '#shared/store/table.ts';
import type { Registration } from '../domain/registration.ts';
import { registrationItem } from './items.ts';
import { personKey, TABLE } from './keys.ts';

export const guardPut = ({ eventId, identity, registrationId }: Registration): Put => ({
  kind: 'put',
  table: TABLE,
  item: { ...personKey(eventId, identity), registrationId },
  if: { missing: 'pk' },
});

export const entryPut = (registration: Registration): Put => ({
  kind: 'put',
  table: TABLE,
  item: registrationItem(registration),
  if: { missing: 'pk' },
});

export const guardDelete = ({ eventId, identity, registrationId }: Registration): Delete => ({
  kind: 'delete',
  table: TABLE,
  key: personKey(eventId, identity),
  if: { attribute: 'registrationId', equals: registrationId },
});

const same = (attribute: 'ticket' | 'asked', value: number | undefined): Condition =>
  value === undefined ? { missing: attribute } : { attribute, equals: value };

/** As it was read: an offer that ended and was made again is another one, and so is a place in line. */
export const isStill = ({ status, ticket, asked }: Registration): Condition => ({
  all: [{ attribute: 'status', equals: status }, same('ticket', ticket), same('asked', asked)],
});

export const replace = (after: Registration, before: Registration): Put => ({
  kind: 'put',
  table: TABLE,
  item: registrationItem(after),
  if: isStill(before),
});
