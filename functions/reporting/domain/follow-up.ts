import type { Instant } from '#shared/kernel/time.ts';

export const passedOn = ['yes', 'not_yet'] as const;

/** What a village officer says of whether the message was passed on; a later answer replaces an earlier one. */
export type FollowUp = {
  readonly eventId: string;
  readonly regionCode: string;
  readonly askedAt: Instant;
  readonly answer?: (typeof passedOn)[number];
  readonly people?: number;
  readonly answeredAt?: Instant;
};
