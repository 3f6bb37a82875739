import { createHash } from 'node:crypto';
import type { Key } from '#shared/store/table.ts';

export const TABLE = 'registrations';
export const REGISTRATION_PREFIX = 'REG#';
export const WAITING_PREFIX = 'WAIT#';

export const partitionOf = (eventId: string): string => `EVENT#${eventId}`;

export const seatsKey = (eventId: string): Key => ({ pk: partitionOf(eventId), sk: 'SEATS' });

export const registrationKey = (eventId: string, registrationId: string): Key => ({
  pk: partitionOf(eventId),
  sk: `${REGISTRATION_PREFIX}${registrationId}`,
});

export const personKey = (eventId: string, identity: string): Key => ({
  pk: partitionOf(eventId),
  sk: `PERSON#${identity}`,
});

/** Finds an event by the code in the address of its public page. */
export const codeKey = (code: string): Key => ({ pk: `CODE#${code}`, sk: 'CODE' });

/** A submission for somebody who is registered already: it looks like any other and has no seat of its own. */
export const repeatKey = (eventId: string, registrationId: string): Key => ({
  pk: partitionOf(eventId),
  sk: `REPEAT#${registrationId}`,
});

export const OFFER_PREFIX = 'OFFER#';

/** Stands as long as the offer does, and is due when it ends. */
export const offerKey = (eventId: string, registrationId: string): Key => ({
  pk: partitionOf(eventId),
  sk: `${OFFER_PREFIX}${registrationId}`,
});

/** Of a short link only the hash is stored: who reads the table cannot answer in somebody's name. */
export const linkKey = (token: string): Key => ({
  pk: `LINK#${createHash('sha256').update(token).digest('base64url')}`,
  sk: 'LINK',
});

/** Padded, so that the waiting line sorts by number. */
export const waitingKey = (eventId: string, ticket: number): Key => ({
  pk: partitionOf(eventId),
  sk: `${WAITING_PREFIX}${String(ticket).padStart(10, '0')}`,
});
