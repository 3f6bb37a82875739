import type { Instant } from '#shared/kernel/time.ts';

/** The one execution of an event and schedule version. */
export const executionName = (eventId: string, scheduleVersion: number): string =>
  `${eventId}-s${scheduleVersion}`;

/** A fresh execution for a timeline that was due at `dueAt` and not attended to: a name is taken for 90 days. */
export const redriveName = (eventId: string, scheduleVersion: number, dueAt: Instant): string =>
  `${executionName(eventId, scheduleVersion)}-r${dueAt.replace(/[^0-9TZ]/g, '')}`;
