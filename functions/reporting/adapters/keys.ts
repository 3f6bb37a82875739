import { createHash } from 'node:crypto';
import type { Key } from '#shared/store/table.ts';

export const TABLE = 'reports';
export const TASK_SHARD = 'after';

export const partitionOf = (eventId: string): string => `EVENT#${eventId}`;

const under = (eventId: string, sk: string): Key => ({ pk: partitionOf(eventId), sk });

export const reportKey = (eventId: string): Key => under(eventId, 'REPORT');
export const changeKey = (eventId: string, version: number): Key =>
  under(eventId, `CHANGE#${String(version).padStart(8, '0')}`);
export const taskKey = (eventId: string, kind: string): Key => under(eventId, `TASK#${kind}`);
export const issueKey = (eventId: string, issueId: string): Key => under(eventId, `ISSUE#${issueId}`);
export const feedbackKey = (eventId: string, random: string): Key => under(eventId, `FEEDBACK#${random}`);
export const followUpKey = (eventId: string, regionCode: string): Key =>
  under(eventId, `FOLLOWUP#${regionCode}`);

export const linkKey = (token: string): Key => ({
  pk: `LINK#${createHash('sha256').update(token).digest('base64url')}`,
  sk: 'LINK',
});
