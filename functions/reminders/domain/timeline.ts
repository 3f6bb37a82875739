import type { Duration, Instant, LocalDateTime, Zone } from '#shared/kernel/time.ts';

/** Local hours in which no reminder goes out; `from` later than `to` means overnight. */
export type QuietHours = { readonly from: string; readonly to: string };

/** What the people already told must hear at once. */
export type TimelineChange =
  | { readonly kind: 'event_changed'; readonly oldLocalStart: LocalDateTime; readonly oldVenueName: string }
  | { readonly kind: 'event_cancelled' };

/**
 * What the timeline of one event must know; written only inside the events context's transactions. `scheduleVersion`
 * grows with every change of time, place, name or status.
 */
export type TimelineSnapshot = {
  readonly eventId: string;
  readonly officeId: string;
  readonly scheduleVersion: number;
  readonly status: 'published' | 'cancelled';
  /** The office's short name, first in every text. */
  readonly senderName: string;
  readonly shortName: string;
  readonly localStart: LocalDateTime;
  readonly zone: Zone;
  readonly startsAt: Instant;
  readonly venueName: string;
  readonly contactPhone?: string;
  /** How long before the start: `P3D`, `P1D`. */
  readonly rules: readonly Duration[];
  readonly quietHours: QuietHours;
  readonly change?: TimelineChange;
};

export const CHANGE_RULE = 'change';

export const entryStates = ['planned', 'sent', 'cleared', 'expired'] as const;
export type EntryState = (typeof entryStates)[number];

/** One due thing of a timeline: a reminder rule or the change notice. */
export type Entry = {
  /** A duration, or `change`. */
  readonly rule: string;
  readonly dueAt: Instant;
  /** Quiet hours moved it from its rule's own time. */
  readonly shifted?: true;
  readonly state: EntryState;
  readonly reason?: string;
  /** How many messages it became; only when sent. */
  readonly count?: number;
};

/** How far the fan-out of the entry in hand has come. */
export type FanOut = { readonly rule: string; readonly count: number; readonly cursor?: string };

/** The plan of one schedule version. A newer version replaces it; its own entries that were still planned are cleared. */
export type Timeline = {
  readonly snapshot: TimelineSnapshot;
  readonly entries: readonly Entry[];
  readonly fanOut?: FanOut;
  /** Grows with every save, so that two executions of one timeline cannot overwrite each other. */
  readonly revision: number;
  /** When it next needs attention; undefined when nothing is left to do. */
  readonly nextAt?: Instant;
};

/** The earliest entry that is still to be done. */
export const nextEntry = (entries: readonly Entry[]): Entry | undefined =>
  entries
    .filter((entry) => entry.state === 'planned')
    .reduce<Entry | undefined>(
      (first, entry) => (first === undefined || entry.dueAt < first.dueAt ? entry : first),
      undefined,
    );

/** What was still planned when a newer schedule version came. */
export const clearPlanned = (entries: readonly Entry[]): Entry[] =>
  entries.map((entry) =>
    entry.state === 'planned' ? { ...entry, state: 'cleared', reason: 'superseded' } : entry,
  );

export const finishEntry = (entries: readonly Entry[], rule: string, count: number): Entry[] =>
  entries.map((entry) => (entry.rule === rule ? { ...entry, state: 'sent', count } : entry));
