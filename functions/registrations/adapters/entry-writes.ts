import type { Delete, Put } from '#shared/store/table.ts';
import type { Registration, RegistrationStatus } from '../domain/registration.ts';
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

export const replace = (registration: Registration, was: RegistrationStatus): Put => ({
  kind: 'put',
  table: TABLE,
  item: registrationItem(registration),
  if: { attribute: 'status', equals: was },
});
