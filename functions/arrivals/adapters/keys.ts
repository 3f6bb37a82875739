import { createHash } from 'node:crypto';
import type { ItemRef, Key } from '#shared/store/table.ts';

export const TABLE = 'arrivals';

/** Constant partitions of the due index. */
export const NOTICE_SHARD = 'notice';
export const UPLOAD_SHARD = 'upload';

export const NOTICE_PREFIX = 'NOTICE#';
export const HELD_PREFIX = 'HELD#';
export const PERSON_PREFIX = 'PERSON#';

/** Width 6: as many lines or pages as one upload can have, in order as text. */
const padded = (number: number): string => String(number).padStart(6, '0');

export const arrivalPartition = (arrivalId: string): string => `ARRIVAL#${arrivalId}`;

export const arrivalKey = (arrivalId: string): Key => ({ pk: arrivalPartition(arrivalId), sk: 'ARRIVAL' });

export const seriesKey = (series: string): Key => ({ pk: `SERIES#${series}`, sk: 'COUNTER' });

export const manifestKey = (arrivalId: string, version: number): Key => ({
  pk: arrivalPartition(arrivalId),
  sk: `MANIFEST#${padded(version)}`,
});

export const noticeKey = (arrivalId: string, officeId: string): Key => ({
  pk: arrivalPartition(arrivalId),
  sk: `${NOTICE_PREFIX}${officeId}`,
});

export const uploadPartition = (uploadId: string): string => `UPLOAD#${uploadId}`;

export const uploadKey = (uploadId: string): Key => ({ pk: uploadPartition(uploadId), sk: 'UPLOAD' });

export const personKey = (uploadId: string, officeId: string, row: number): Key => ({
  pk: uploadPartition(uploadId),
  sk: `${PERSON_PREFIX}${officeId}#${padded(row)}`,
});

export const heldKey = (uploadId: string, page: number): Key => ({
  pk: uploadPartition(uploadId),
  sk: `${HELD_PREFIX}${padded(page)}`,
});

/** Only the hash is stored: who reads the table cannot answer in somebody's name. */
export const linkKey = (token: string): Key => ({
  pk: `LINK#${createHash('sha256').update(token).digest('base64url')}`,
  sk: 'LINK',
});

export const ref = (key: Key): ItemRef => ({ table: TABLE, key });
