import type { Instant } from '#shared/kernel/time.ts';

/** What a link lets its holder do: one thing only. */
export type LinkPurpose = 'stop';

/**
 * What stands behind a stop link. The words are those of the day when it was made: messaging knows nothing of events.
 */
export type StopTarget = {
  /** E.164. */
  readonly phone: string;
  readonly eventId: string;
  readonly officeId: string;
  /** Short names of the event and of the office that sends. */
  readonly event: string;
  readonly sender: string;
};

export type StopLink = StopTarget & { readonly expiresAt: Instant };

/** What the holder of a stop link may say; `undo_…` takes the same wish back. */
export const stopChoices = ['event', 'all', 'undo_event', 'undo_all'] as const;
export type StopChoice = (typeof stopChoices)[number];

/** As `Ids.token` makes them: 11 base62 characters, 65 random bits. Anything else needs no look-up. */
export const isCode = (text: string): boolean => /^[0-9A-Za-z]{11}$/.test(text);
