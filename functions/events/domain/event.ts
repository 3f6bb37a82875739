import type { Duration, Instant, LocalDateTime, Zone } from '#shared/kernel/time.ts';

export const eventKinds = ['sosialisasi', 'coordination_meeting', 'training', 'visit'] as const;
export type EventKind = (typeof eventKinds)[number];

export type EventStatus = 'draft' | 'published' | 'cancelled';

export type Venue = {
  readonly name: string;
  /** In the organiser's own words: hall, hotel, village office. */
  readonly kind?: string;
  /** Kemendagri code; decides the zone. */
  readonly regionCode: string;
  readonly address?: string;
};

export type Host = { readonly institution: string; readonly role?: string };
export type Speaker = { readonly name: string; readonly position: string; readonly topic?: string };

/** Local times of the venue; overnight when `from` is later than `to`. */
export type QuietHours = { readonly from: string; readonly to: string };

/** What an organiser writes about an event, apart from when, where and for how many. */
export type Details = {
  readonly kind: EventKind;
  readonly programme?: string;
  readonly title: string;
  /** At most 50 characters: what an SMS calls the event. */
  readonly shortName: string;
  readonly audience?: string;
  readonly scope?: string;
  /** Who invites; not always the office that keeps the event here. */
  readonly hosts: readonly Host[];
  readonly speakers: readonly Speaker[];
  readonly opener?: string;
  readonly contact?: { readonly name: string; readonly phone: string };
  /** Whether people may register themselves. */
  readonly publicRegistration: boolean;
  /** How long before the start a reminder goes out. */
  readonly reminderRules: readonly Duration[];
  readonly quietHours: QuietHours;
};

export type Schedule = {
  readonly localStart: LocalDateTime;
  readonly localEnd: LocalDateTime;
  readonly venue: Venue;
};

/** What those who are registered have been told, or are being told, to forget. */
export type Told = { readonly localStart: LocalDateTime; readonly venueName: string };

export type EventRecord = Details &
  Schedule & {
    readonly eventId: string;
    /** Six characters for people; not to be guessed. */
    readonly code: string;
    readonly officeId: string;
    readonly status: EventStatus;
    /** Grows with every change; what `If-Match` names. */
    readonly version: number;
    /** Grows with every change of what a message prints or plans; 0 until published. */
    readonly scheduleVersion: number;
    /** What the notice of this schedule version says was before; absent when it has none. */
    readonly told?: Told;
    readonly zone: Zone;
    readonly startsAt: Instant;
    readonly endsAt: Instant;
    /** Null for an event without registration. */
    readonly capacity: number | null;
    readonly seatsPer: 'person' | 'institution';
    /** The office's short name at publication, first in every SMS. */
    readonly senderName?: string;
    readonly cancelReason?: string;
    readonly createdAt: Instant;
    readonly createdBy: string;
  };
