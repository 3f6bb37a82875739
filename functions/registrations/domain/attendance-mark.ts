import type { Instant } from '#shared/kernel/time.ts';
import type { Phone } from '#shared/text/phone.ts';

/** As the official list writes it: laki-laki, perempuan. */
export type Sex = 'L' | 'P';

/** Somebody who came without being registered. */
export type WalkIn = {
  readonly name: string;
  readonly phone?: Phone;
  /** What was written for a phone when it is none. */
  readonly phoneText?: string;
  readonly village?: string;
  readonly institution?: string;
  /** Asked at the door: whether SMS about this event may come. */
  readonly mayText?: true;
};

export type MarkTarget =
  | { readonly kind: 'registration'; readonly registrationId: string }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'walk_in'; readonly walkIn: WalkIn }
  /** The person whom an earlier mark with this key brought in. */
  | { readonly kind: 'walk_in_mark'; readonly walkInKey: string };

/** One tap on a phone at the door. Taking somebody off the list is a mark too. */
export type Mark = {
  /** 128 random bits, made on the phone: the same key is the same tap, however often it is uploaded. */
  readonly key: string;
  /** By the phone's clock. */
  readonly at: Instant;
  readonly present: boolean;
  readonly target: MarkTarget;
  readonly sex?: Sex;
};

export type StoredMark = Mark & {
  readonly uploadedAt: Instant;
  /** Uploaded more than an hour after the end. */
  readonly late: boolean;
  /** The account, or `link`. */
  readonly by: string;
};

const compare = (a: string, b: string): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/** The order of the taps, whatever the order of the uploads. Of two at one instant the presence counts. */
export const byTime = (a: Mark, b: Mark): number =>
  compare(a.at, b.at) || Number(a.present) - Number(b.present) || compare(a.key, b.key);

export type Presence = { readonly since: Instant; readonly late: boolean };

/** Whether somebody is there by their marks in order of time: the last one decides, the first since then tells when. */
export const presenceOf = (marks: readonly StoredMark[]): Presence | undefined => {
  if (marks.at(-1)?.present !== true) return undefined;
  const lastAbsent = marks.findLastIndex(({ present }) => !present);
  const first = marks[lastAbsent + 1];
  return first === undefined ? undefined : { since: first.at, late: first.late };
};
