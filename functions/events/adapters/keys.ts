import type { Key } from '#shared/store/table.ts';

export const TABLE = 'events';
export const CHANGE_PREFIX = 'CHANGE#';

export const partitionOf = (eventId: string): string => `EVENT#${eventId}`;

export const eventKey = (eventId: string): Key => ({ pk: partitionOf(eventId), sk: 'EVENT' });

export const changeKey = (eventId: string, version: number): Key => ({
  pk: partitionOf(eventId),
  sk: `${CHANGE_PREFIX}${String(version).padStart(8, '0')}`,
});

/** Keeps a short code to one event. */
export const codeKey = (code: string): Key => ({ pk: `CODE#${code}`, sk: 'CODE' });
