import type { Instant } from '#shared/kernel/time.ts';
import type { Phone } from '#shared/text/phone.ts';

export type RegistrationStatus = 'seated' | 'waiting' | 'cancelled';

export type Participant = {
  readonly name: string;
  readonly phone: Phone;
  /** Kemendagri code of the village or district that the participant stands for. */
  readonly region?: string;
  readonly institution?: string;
  /** Position or part in the event, in the participant's own words. */
  readonly role?: string;
};

export type Consent = { readonly version: string; readonly at: Instant };

export type Registration = Participant & {
  readonly eventId: string;
  readonly registrationId: string;
  /** What may hold one active registration per event: see `identityOf`. */
  readonly identity: string;
  readonly status: RegistrationStatus;
  /** The place in the waiting line, kept after a promotion; lower numbers come first. */
  readonly ticket?: number;
  /** What the participant says at the door; never given to anybody else of the event. Older ones have none. */
  readonly code?: string;
  /** What the participant agreed to, and when; only those who registered themselves. */
  readonly consent?: Consent;
  /** The participant wants no SMS about this registration. */
  readonly quietSince?: Instant;
  readonly registeredAt: Instant;
  readonly registeredBy: string;
  readonly promotedAt?: Instant;
  /** The secret of the link in its SMS where the participant says that no more are wanted; older ones have none. */
  readonly stopCode?: string;
  readonly cancelled?: { readonly at: Instant; readonly by: string; readonly reason: string };
};

export const isActive = (registration: Registration): boolean => registration.status !== 'cancelled';

export const promoted = (registration: Registration, at: Instant): Registration => ({
  ...registration,
  status: 'seated',
  promotedAt: at,
});

export const cancelled = (
  registration: Registration,
  at: Instant,
  by: string,
  reason: string,
): Registration => ({
  ...registration,
  status: 'cancelled',
  cancelled: { at, by, reason },
});
