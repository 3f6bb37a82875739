import type { LocalDateTime, Zone } from '#shared/kernel/time.ts';

type EventWords = {
  /** The office's short name; first in every text. */
  readonly sender: string;
  /** The short name of the event. */
  readonly event: string;
  readonly zone: Zone;
};

/** Where to ask, as it is to be printed: `0561-736111`. */
type Contact = { readonly contact?: string | undefined };

/** An office's share of an arrival: counts and places only. No field can carry a person's name or document number. */
type Share = {
  readonly sender: string;
  /** A whole number. */
  readonly people: string;
  readonly manner: 'deportasi' | 'repatriasi' | 'pencegahan';
  /** The home region as offices write it: `JATIM`. */
  readonly region: string;
  readonly checkpoint: string;
  /** `expected` while the people are on their way. */
  readonly phase: 'expected' | 'arrived';
  readonly local: LocalDateTime;
  readonly zone: Zone;
  /** The arrival's reference, `KB-2510-017`. */
  readonly reference: string;
  readonly link: string;
};

/** Where the participant says that no more SMS are wanted. */
type StopLink = { readonly stopLink?: string | undefined };

type At = { readonly local: LocalDateTime };
type Venue = { readonly venue: string };

/** What each kind of text is made from, raw: local times with their zone, never formatted by the caller. */
type ParamsByKind = {
  readonly registration_confirmed: EventWords & At & Venue & StopLink;
  readonly reminder: EventWords & At & Venue & Contact & StopLink;
  readonly event_changed: EventWords & {
    readonly oldLocal: LocalDateTime;
    readonly newLocal: LocalDateTime;
    readonly oldVenue: string;
    readonly newVenue: string;
    /** Absent where it is `zone`: another only when the event moves into another time zone. */
    readonly oldZone?: Zone | undefined;
    /** What people know the event by; absent when its name stays. */
    readonly oldEvent?: string | undefined;
  };
  readonly event_cancelled: EventWords & At & Contact;
  readonly place_cancelled: EventWords & At & Contact;
  readonly promoted: EventWords & At & Venue;
  /** A free seat that waits for an answer until `until`. */
  readonly place_offered: EventWords & At & { readonly until: LocalDateTime; readonly link: string };
  readonly thank_you: EventWords & { readonly link: string } & StopLink;
  /** Asks a village officer whether the message was passed on. */
  readonly village_follow_up: EventWords & { readonly village: string; readonly link: string } & StopLink;
  /** Tells whoever raised an issue at an event that it is closed; the link has what was done. */
  readonly issue_closed: EventWords & { readonly link: string };
  readonly arrival_notice: Share;
  readonly arrival_correction: Share & { readonly oldPeople: string };
  /** The new time is in `local`. */
  readonly arrival_time_changed: Share & { readonly oldLocal: LocalDateTime };
  readonly escalation: Share & { readonly rung: string };
};

export const messageKinds = [
  'registration_confirmed',
  'reminder',
  'event_changed',
  'event_cancelled',
  'place_cancelled',
  'promoted',
  'place_offered',
  'thank_you',
  'village_follow_up',
  'issue_closed',
  'arrival_notice',
  'arrival_correction',
  'arrival_time_changed',
  'escalation',
] as const satisfies readonly (keyof ParamsByKind)[];

export type MessageKind = keyof ParamsByKind;

export type ParamsOf<K extends MessageKind> = ParamsByKind[K];
