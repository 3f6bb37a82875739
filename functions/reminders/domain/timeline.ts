import type { Duration, Instant, LocalDateTime, Zone } from '#shared/kernel/time.ts';

/** Local hours in which no reminder goes out; `from` later than `to` means overnight. */
export type QuietHours = { readonly from: string; readonly to: string };

/** What people believe of the event, as far as it differs from the snapshot. */
type Believed = {
  /** Absent where it is the snapshot's. */
  readonly oldZone?: Zone;
  readonly oldShortName?: string;
};

/** What the people already told must hear. */
export type TimelineChange =
  | (Believed & {
      readonly kind: 'event_changed';
      readonly oldLocalStart: LocalDateTime;
      readonly oldVenueName: string;
      /** Where the snapshot's name of the place would not tell it from the old one. */
      readonly newVenueName?: string;
      /** Where the short name stays: the new full one. */
      readonly newTitle?: string;
      /**
       * Only for those who registered or moved up from then on: a change was taken back before anybody was told, and they
       * alone have seen it.
       */
      readonly onlySince?: Instant;
    })
  | (Believed & { readonly kind: 'event_cancelled'; readonly oldLocalStart?: LocalDateTime });

/** Somebody of the event who is not registered: a speaker or a host. */
export type TimelineContact = {
  /** `SPK-1`, `HST-2`: the place in the event's list. */
  readonly contactId: string;
  /** E.164. */
  readonly phone: string;
};

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
  /** Speakers and hosts, who are reminded and told like those registered. */
  readonly contacts?: readonly TimelineContact[];
  /**
   * When the first of the changes was made that nobody had been told of until this version. Reminders that fell due since
   * were held back with them.
   */
  readonly untoldSince?: Instant;
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
  /** Its rule's own time, where that is another. */
  readonly wantedAt?: Instant;
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

/** Whether a change waits that nobody has been told of; from the first page of its fan-out on, people have been. */
export const isUntold = ({ entries, fanOut, snapshot }: Timeline): boolean =>
  snapshot.change?.kind === 'event_changed' &&
  fanOut?.rule !== CHANGE_RULE &&
  entries.some(({ rule, state }) => rule === CHANGE_RULE && state === 'planned');

/** Whether some have been told of it and others may not. */
export const isBeingTold = ({ entries, fanOut, snapshot }: Timeline): boolean =>
  snapshot.change?.kind === 'event_changed' &&
  fanOut?.rule === CHANGE_RULE &&
  entries.some(({ rule, state }) => rule === CHANGE_RULE && state === 'planned');

/** What was still planned when a newer schedule version came. */
export const clearPlanned = (entries: readonly Entry[]): Entry[] =>
  entries.map((entry) =>
    entry.state === 'planned' ? { ...entry, state: 'cleared', reason: 'superseded' } : entry,
  );

export const finishEntry = (entries: readonly Entry[], rule: string, count: number): Entry[] =>
  entries.map((entry) => (entry.rule === rule ? { ...entry, state: 'sent', count } : entry));
