import type { Instant } from '#shared/kernel/time.ts';

/** Who took personal data of an event out of the system, and why. */
export type ExportRecord = {
  readonly id: string;
  readonly at: Instant;
  readonly by: string;
  readonly officeId: string;
  readonly reason: string;
  readonly about: string;
};
