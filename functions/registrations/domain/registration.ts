import type { Instant } from '#shared/kernel/time.ts';
import type { Phone } from '#shared/text/phone.ts';

/** `offered`: out of the line, with a seat kept until `offeredUntil`. */
export type RegistrationStatus = 'seated' | 'offered' | 'waiting' | 'cancelled';

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
  /** How often a seat was offered; more than none and waiting: the last offer was not answered. */
  readonly asked?: number;
  /** Only while offered: the first instant that is too late for an answer. */
  readonly offeredUntil?: Instant;
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

/** A seat comes to somebody who waited, or who took it when it was offered. */
export const promoted = (registration: Registration, at: Instant): Registration => {
  const { offeredUntil: _until, ...kept } = registration;
  return { ...kept, status: 'seated', promotedAt: at };
};

/** What others than the person need to know: who was offered a seat has none yet. */
export const plainStatus = ({
  status,
}: Pick<Registration, 'status'>): Exclude<RegistrationStatus, 'offered'> =>
  status === 'offered' ? 'waiting' : status;

export const cancelled = (
  { offeredUntil: _until, ...registration }: Registration,
  at: Instant,
  by: string,
  reason: string,
): Registration => ({
  ...registration,
  status: 'cancelled',
  cancelled: { at, by, reason },
});
