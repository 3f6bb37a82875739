import type { Instant } from '#shared/kernel/time.ts';

/** Who took messages out of the system, what and why. */
export type ExportRecord = {
  readonly id: string;
  readonly at: Instant;
  readonly by: string;
  readonly officeId: string;
  readonly reason: string;
  /** The subject, or the office and day. */
  readonly about: string;
  readonly unmasked: boolean;
};
