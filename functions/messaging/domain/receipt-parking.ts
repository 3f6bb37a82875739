import { type Duration, type Instant, instantFromMillis, millisOf, plus } from '#shared/kernel/time.ts';
import type { Receipt } from './receipt.ts';

/** A receipt that came before its message was found, or instead of it. */
export type ParkedReceipt = {
  readonly receipt: Receipt;
  readonly firstSeen: Instant;
  /** Of the very call that parked it, which so knows its own row when the store's answer was lost. */
  readonly ticket: string;
  /** Looks at the ledger that found nothing. */
  readonly tries: number;
  readonly dueAt: Instant;
};

/** As long as SNS itself may take to report. */
const KEPT = 'PT72H' as Duration;

const MINUTE_MS = 60_000;
const LONGEST_MINUTES = 6 * 60;

/** 1, 2, 4 … 256 minutes, then every 6 hours; the last look is when its time is over. */
const nextLook = (firstSeen: Instant, tries: number, now: Instant): Instant => {
  const minutes = Math.min(2 ** (tries - 1), LONGEST_MINUTES);
  const next = instantFromMillis(millisOf(now) + minutes * MINUTE_MS);
  const last = plus(firstSeen, KEPT);
  return next < last ? next : last;
};

export const park = (receipt: Receipt, ticket: string, now: Instant): ParkedReceipt => ({
  receipt,
  ticket,
  firstSeen: now,
  tries: 1,
  dueAt: nextLook(now, 1, now),
});

/** After another look in vain; undefined once it has waited 72 hours. */
export const parkAgain = (parked: ParkedReceipt, now: Instant): ParkedReceipt | undefined => {
  if (now >= plus(parked.firstSeen, KEPT)) return undefined;
  const tries = parked.tries + 1;
  return { ...parked, tries, dueAt: nextLook(parked.firstSeen, tries, now) };
};

/** A day of grace, so that it is counted as expired before it disappears by itself. */
export const goneAt = ({ firstSeen }: ParkedReceipt): Instant => plus(firstSeen, 'PT96H' as Duration);
