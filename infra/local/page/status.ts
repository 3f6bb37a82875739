import type { Instant, LocalDateTime, Zone } from '#shared/kernel/time.ts';
import type { SmsStatus } from './sms-status.ts';

export type EventStatusLine = {
  readonly eventId: string;
  readonly code: string;
  readonly title: string;
  readonly shortName: string;
  readonly office: string;
  readonly localStart: LocalDateTime;
  readonly zone: Zone;
  readonly isOver: boolean;
  readonly venue: string;
  readonly status: 'draft' | 'published' | 'held' | 'reported' | 'cancelled';
  readonly seats:
    | { readonly capacity: number; readonly seated: number; readonly waiting: number }
    | undefined;
  readonly plan: readonly {
    readonly rule: string;
    readonly dueAt: Instant;
    readonly state: string;
    readonly count: number | undefined;
  }[];
};

export type NoticeStatusLine = {
  readonly reference: string;
  readonly checkpoint: string;
  readonly office: string;
  readonly people: number;
  readonly children: number;
  readonly rung: number;
  readonly announcedAt: Instant;
  readonly nextAt: Instant;
  readonly zone: Zone;
};

/** One arrival and who has answered for which office, by name. */
export type ArrivalStatusLine = {
  readonly reference: string;
  readonly checkpoint: string;
  readonly expectedLocal: LocalDateTime;
  readonly zone: Zone;
  /** In all shares together; 0 until the manifest is announced. */
  readonly people: number;
  /** Offices that were told. */
  readonly told: number;
  readonly answers: readonly { readonly office: string; readonly by: string; readonly at: Instant }[];
};

/** The same words to one or more people. */
export type OutboxLine = {
  readonly text: string;
  readonly parts: number;
  readonly recipients: readonly string[];
  readonly lastAcceptedAt: Instant;
};

/** The platform at one moment, as the status page shows it. */
export type Status = {
  readonly now: Instant;
  readonly movable: boolean;
  readonly events: readonly EventStatusLine[];
  /** Latest first. */
  readonly arrivals: readonly ArrivalStatusLine[];
  readonly notices: readonly NoticeStatusLine[];
  readonly sms: SmsStatus;
  /** Newest first. */
  readonly outbox: readonly OutboxLine[];
  readonly outboxTotal: number;
};
