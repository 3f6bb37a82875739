import type { Instant } from '#shared/kernel/time.ts';
import type { StoredMark } from '../domain/attendance-mark.ts';
import type { Roll } from '../domain/attendance-roll.ts';

export type AddedMark = 'recorded' | 'repeated';

/** Marks are only ever added, each under its own key, so uploads cannot get in each other's way. */
export type AttendanceStore = {
  /** Everybody of an event, page after page; consistent. */
  readonly roll: (eventId: string) => Promise<Roll>;
  /** Which of these are registrations of the event, or repeats of one. */
  readonly known: (eventId: string, registrationIds: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Consistent, in order of keys. */
  readonly marks: (eventId: string) => Promise<readonly StoredMark[]>;
  /** An outcome each, in order; keys are different. Throws StoreBusy or StoreAnswerLost: the same again is harmless. */
  readonly add: (eventId: string, marks: readonly StoredMark[]) => Promise<readonly AddedMark[]>;
};

/** A link by which whoever holds it may keep the list of one event. */
export type DoorLink = { readonly eventId: string; readonly officeId: string; readonly createdAt: Instant };

/** Only a hash of the token is stored. */
export type DoorLinkStore = {
  readonly create: (
    token: string,
    link: DoorLink & { readonly by: string; readonly goodUntil: Instant },
  ) => Promise<void>;
  /** Undefined when there is no such link, or it was revoked. */
  readonly find: (token: string) => Promise<DoorLink | undefined>;
  /** Ends all links of the event that were ever made. */
  readonly revoke: (eventId: string) => Promise<void>;
};

/** Names of villages and districts by their codes; a code that nobody knows stays as it is. */
export type PlaceNames = (codes: readonly string[]) => Promise<ReadonlyMap<string, string>>;
