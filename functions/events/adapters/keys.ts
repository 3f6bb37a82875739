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

const officePartition = (officeId: string): string => `OFFICE#${officeId}`;

export const PROGRAMME_PREFIX = 'PROGRAMME#';

export const programmesOf = officePartition;

export const programmeKey = (officeId: string, programmeId: string): Key => ({
  pk: officePartition(officeId),
  sk: `${PROGRAMME_PREFIX}${programmeId}`,
});

/** Which link to its calendar an office has given out. */
export const feedKey = (officeId: string): Key => ({ pk: officePartition(officeId), sk: 'FEED' });

/** Finds the office of a link; `hash` is of the link's secret. */
export const feedLinkKey = (hash: string): Key => ({ pk: `FEED#${hash}`, sk: 'FEED' });
