import { type Instant, instantFromMillis, millisOf } from '#shared/kernel/time.ts';
import { SLICE_SIZE } from './batch.ts';
import type { Lane } from './lane.ts';

/** What all senders together know of the provider's rate. Times in whole microseconds since 1970: nothing is lost to rounding. */
export type Pace = {
  /** Until then the provider is taken up with what it was given. */
  readonly busyUntil: number;
  /** Until then the lane's slots are given away. */
  readonly plannedUntil: Readonly<Record<Lane, number>>;
  /** The time of the last change, by the clock of whoever made it. */
  readonly seenAt: number;
};

type PaceRule = {
  /** Microseconds that one SMS takes up. */
  readonly perSms: number;
  /** How far `busyUntil` may be ahead of now, in microseconds. What only `urgent` may use is always free for it. */
  readonly window: Readonly<Record<Lane, number>>;
};

export const idlePace: Pace = { busyUntil: 0, plannedUntil: { urgent: 0, standard: 0 }, seenAt: 0 };

/** A second's worth: queues deliver to the second, so what is due within one comes at once and must find room. */
const STANDARD = 1_000_000;
const RESERVE = 500_000;

export const paceRule = (perSecond: number): PaceRule => {
  const perSms = Math.ceil(1_000_000 / perSecond);
  const slice = SLICE_SIZE * perSms;
  const standard = Math.max(STANDARD, slice);
  return { perSms, window: { standard, urgent: standard + Math.max(RESERVE, slice) } };
};

/** Machines agree on the time to this; more is a clock that was set back. */
const TOLERATED = 2_000_000;

/**
 * The pace as it is at `now`. Of clocks that differ a little the later one counts; one that was set back finds all as far
 * ahead of it as it was.
 */
const resumed = (pace: Pace, now: number): Pace => {
  const back = pace.seenAt - now;
  if (back <= TOLERATED) return { ...pace, seenAt: Math.max(pace.seenAt, now) };
  return {
    busyUntil: pace.busyUntil - back,
    plannedUntil: {
      urgent: pace.plannedUntil.urgent - back,
      standard: pace.plannedUntil.standard - back,
    },
    seenAt: now,
  };
};

const microsOf = (instant: Instant): number => millisOf(instant) * 1000;

const instantOf = (micros: number): Instant => instantFromMillis(Math.ceil(micros / 1000));

export type Taken =
  | { readonly ok: true; readonly pace: Pace }
  /** `at`: the earliest instant at which it may pass. `pace`: only when the clock was set back, to be kept. */
  | { readonly ok: false; readonly at: Instant; readonly pace?: Pace };

/**
 * Leave to send `count` SMS at `now`: the generic cell rate algorithm with a window for each lane. A slice always passes in
 * the end; more at once only where the window has room for it, so whoever is refused asks slice by slice.
 */
export const take = (
  pace: Pace,
  { lane, count, now }: { readonly lane: Lane; readonly count: number; readonly now: Instant },
  { perSms, window }: PaceRule,
): Taken => {
  const current = resumed(pace, microsOf(now));
  const time = current.seenAt;
  const backlog = Math.max(0, current.busyUntil - time);
  const cost = count * perSms;
  const room = window[lane] - cost;
  if (backlog > room) {
    const at = instantOf(time + backlog - room);
    return time < pace.seenAt ? { ok: false, at, pace: current } : { ok: false, at };
  }
  const { plannedUntil } = current;
  // What overtakes moves back those that get their slots from now on.
  const standard = Math.max(plannedUntil.standard, time) + cost;
  return {
    ok: true,
    pace: {
      busyUntil: time + backlog + cost,
      plannedUntil: lane === 'urgent' ? { ...plannedUntil, standard } : plannedUntil,
      seenAt: time,
    },
  };
};

/**
 * Places of urgent messages that were given away may never be used: a later change overtook what they tell. So nobody is
 * sent further back than this; who comes too early is refused by the pace and comes again.
 */
const URGENT_HORIZON = 5_000_000;

const soon = (start: number, now: number): number => now + ((start - now) % URGENT_HORIZON);

/** Gives each slice, by its number of SMS, the time to ask for its turn: one after the other at the rate, urgent ones soon. */
export const planSlots = (
  pace: Pace,
  { lane, sizes, now }: { readonly lane: Lane; readonly sizes: readonly number[]; readonly now: Instant },
  { perSms }: PaceRule,
): { readonly pace: Pace; readonly starts: readonly Instant[] } => {
  const current = resumed(pace, microsOf(now));
  let next = Math.max(current.plannedUntil[lane], current.seenAt);
  const starts = sizes.map((size) => {
    const start = next;
    next += size * perSms;
    return instantOf(lane === 'urgent' ? soon(start, current.seenAt) : start);
  });
  return { pace: { ...current, plannedUntil: { ...current.plannedUntil, [lane]: next } }, starts };
};
