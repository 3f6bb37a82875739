import type { Duration, Instant, LocalDateTime, Zone } from '#shared/kernel/time.ts';

export const eventKinds = ['sosialisasi', 'coordination_meeting', 'training', 'visit'] as const;
export type EventKind = (typeof eventKinds)[number];

/** `held` when somebody said that it took place, `reported` when its report is done. */
export const eventStatuses = ['draft', 'published', 'held', 'reported', 'cancelled'] as const;
export type EventStatus = (typeof eventStatuses)[number];

export const venueKinds = [
  'village_hall',
  'village_office',
  'district_office',
  'regency_office',
  'service_office',
  'hotel',
  'school',
  'campus',
  'place_of_worship',
  'company',
  'other',
] as const;
export type VenueKind = (typeof venueKinds)[number];

export type Venue = {
  readonly name: string;
  /** One of `venueKinds`; in older events the organiser's own words. */
  readonly kind?: string;
  /** Kemendagri code; decides the zone. */
  readonly regionCode: string;
  readonly address?: string;
  /** How to find it: the gate to take, the floor. */
  readonly note?: string;
};

export const hostKinds = ['bp3mi', 'dinas', 'member_of_parliament', 'school', 'other'] as const;
export type HostKind = (typeof hostKinds)[number];

export type Host = {
  readonly institution: string;
  readonly role?: string;
  readonly kind?: HostKind;
  /** E.164; whoever has one is reminded and told of changes. */
  readonly phone?: string;
  /** Exactly one host's name stands under the invitation, and exactly one pays. */
  readonly signs?: boolean;
  readonly pays?: boolean;
};

export type Speaker = {
  readonly name: string;
  readonly position: string;
  readonly topic?: string;
  /** E.164; whoever has one is reminded and told of changes. */
  readonly phone?: string;
};

/** Seats that are kept for one village or district. */
export type VillageQuota = { readonly regionCode: string; readonly seats: number };

/** Wall clock at the venue. Without `localOpens` from publication on, without `localCloses` until the start. */
export type RegistrationWindow = {
  readonly localOpens?: LocalDateTime;
  readonly localCloses?: LocalDateTime;
};

/** Local times of the venue; overnight when `from` is later than `to`. */
export type QuietHours = { readonly from: string; readonly to: string };

/** What an organiser writes about an event, apart from when, where and for how many. */
export type Details = {
  readonly kind: EventKind;
  /** Of the office's own programmes. */
  readonly programmeId?: string;
  /** In the organiser's words, where the programme has no record. */
  readonly programme?: string;
  readonly title: string;
  /** At most 50 characters: what an SMS calls the event. */
  readonly shortName: string;
  readonly audience?: string;
  readonly scope?: string;
  /** Codes of the villages and districts that the event is for. */
  readonly scopeRegions?: readonly string[];
  /** Who invites; not always the office that keeps the event here. */
  readonly hosts: readonly Host[];
  readonly speakers: readonly Speaker[];
  readonly opener?: string;
  readonly contact?: { readonly name: string; readonly phone: string };
  /** Whether people may register themselves. */
  readonly publicRegistration: boolean;
  readonly registrationWindow?: RegistrationWindow;
  readonly villageQuotas?: readonly VillageQuota[];
  /** How long before the start a reminder goes out. */
  readonly reminderRules: readonly Duration[];
  readonly quietHours: QuietHours;
};

export type Schedule = {
  readonly localStart: LocalDateTime;
  readonly localEnd: LocalDateTime;
  readonly venue: Venue;
};

/** What people believe of an event: all that a notice of change tells. */
export type Told = {
  readonly localStart: LocalDateTime;
  readonly venueName: string;
  /** Absent in what older versions stored, and then as the event's. */
  readonly zone?: Zone;
  readonly regionCode?: string;
  readonly shortName?: string;
  readonly title?: string;
  /** The change was taken back: only those know of it who registered or moved up from then on. */
  readonly onlySince?: Instant;
};

/** Somebody said that it took place, and what was different from the plan. */
export type Held = {
  readonly at: Instant;
  readonly by: string;
  readonly localStart?: LocalDateTime;
  readonly localEnd?: LocalDateTime;
  readonly note?: string;
};

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
    /** When the first change was made that nobody had been told of until this version. */
    readonly untoldSince?: Instant;
    readonly zone: Zone;
    readonly startsAt: Instant;
    readonly endsAt: Instant;
    /** Null for an event without registration. */
    readonly capacity: number | null;
    readonly seatsPer: 'person' | 'institution';
    /** The office's short name at publication, first in every SMS. */
    readonly senderName?: string;
    readonly cancelReason?: string;
    readonly held?: Held;
    readonly reported?: { readonly at: Instant; readonly by: string };
    /** The event whose draft this was. */
    readonly copiedFrom?: string;
    readonly createdAt: Instant;
    readonly createdBy: string;
    /** The last change; absent in what older versions stored. */
    readonly changedAt?: Instant;
  };
