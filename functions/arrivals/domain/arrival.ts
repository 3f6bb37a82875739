import { type Instant, type LocalDateTime, millisOf, type Zone } from '#shared/kernel/time.ts';

export const ARRIVAL_KINDS = ['deportation', 'repatriation', 'interception'] as const;
export type ArrivalKind = (typeof ARRIVAL_KINDS)[number];

/** Where they come from: `{ country: 'MY', state: 'Sarawak', depot: 'Semuja' }`. */
export type Origin = { readonly country: string; readonly state?: string; readonly depot?: string };

/** The consulate's letter that told of the arrival. */
export type Letter = { readonly number: string; readonly date: string; readonly from: string };

export type ArrivalState = 'expected' | 'announced';

/** People who come together to one checkpoint. */
export type Arrival = {
  readonly arrivalId: string;
  /** Spoken on the phone and printed in every SMS: `KB-2510-017`. */
  readonly reference: string;
  readonly checkpointId: string;
  /** The office whose officers work at the checkpoint; it owns the arrival. */
  readonly officeId: string;
  readonly kind: ArrivalKind;
  readonly origin: Origin;
  readonly letter?: Letter;
  readonly expectedLocal: LocalDateTime;
  readonly zone: Zone;
  readonly expectedAt: Instant;
  /** From the letter; the manifest decides. */
  readonly expectedPeople?: number;
  readonly state: ArrivalState;
  /** Grows with every announcement; asked for in If-Match. */
  readonly version: number;
  /** The latest uploaded manifest version; 0 before the first. */
  readonly manifests: number;
  /** The manifest version that the offices were told. */
  readonly currentManifest?: number;
  readonly recordedBy: string;
  readonly recordedAt: Instant;
};

const DAY = 24 * 3600 * 1000;
const LATEST_RECORDING = 7 * DAY;
const EARLIEST_RECORDING = 90 * DAY;

/** Recorded up to a week late (a night without network), at most 90 days ahead (a mistyped year). */
export const isPlausibleTime = (expectedAt: Instant, now: Instant): boolean => {
  const ahead = millisOf(expectedAt) - millisOf(now);
  return ahead >= -LATEST_RECORDING && ahead <= EARLIEST_RECORDING;
};

/** The day that decides ages and routing: the arrival's own, on the checkpoint's calendar. */
export const arrivalDay = (arrival: Pick<Arrival, 'expectedLocal'>): string =>
  arrival.expectedLocal.slice(0, 10);

/** The arrival after a manifest version was announced. */
export const announced = (arrival: Arrival, manifestVersion: number): Arrival => ({
  ...arrival,
  state: 'announced',
  version: arrival.version + 1,
  currentManifest: manifestVersion,
});
