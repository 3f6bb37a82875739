import type { Zone } from '#shared/kernel/time.ts';
import type { Day } from './day.ts';

/** From this day until `validTo` inclusive, or for good. */
export type Validity = { readonly validFrom: Day; readonly validTo?: Day };

export type OfficeKind = 'bp3mi' | 'p4mi' | 'ministry';

/** A regional office (BP3MI), a service post (P4MI) or the ministry's national desk. */
export type Office = Validity & {
  readonly officeId: string;
  readonly name: string;
  /** Opens every SMS: `BP3MI Kalbar`, at most 20 characters. */
  readonly shortName: string;
  readonly kind: OfficeKind;
  /** Where its seat is. */
  readonly regionCode: string;
  readonly zone: Zone;
  /** The office that is asked when this one stays silent; editable. */
  readonly supervisedBy?: string;
  /** Seen in a published source; otherwise to be checked with the office before go-live. */
  readonly verified: boolean;
};

/** A person who can be called for an office. */
export type Contact = {
  readonly contactId: string;
  readonly officeId: string;
  readonly name: string;
  readonly position: string;
  /** E.164. */
  readonly phone: string;
};

/** 1 is Monday, 7 is Sunday, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Times in the office's zone, `HH:mm`; a shift whose end is not after its start runs into the next day. */
export type Shift = {
  readonly contactId: string;
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
};

/** Who answers, and who does when no shift covers the hour. */
export type DutyOrder = { readonly shifts: readonly Shift[]; readonly fallback: string };

/** An office with the people who answer for it. */
export type OfficeEntry = {
  readonly office: Office;
  readonly contacts: readonly Contact[];
  readonly headId: string;
  readonly duty: DutyOrder;
};

export type CheckpointKind = 'border_post' | 'port' | 'airport';

/** Where people arrive (debarkasi). */
export type Checkpoint = Validity & {
  readonly checkpointId: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: CheckpointKind;
  readonly regionCode: string;
  /** The office whose officers work there. */
  readonly officeId: string;
  readonly zone: Zone;
  readonly verified: boolean;
};
