import type { WriteFault } from '#shared/store/faults/store-faults.ts';
import type { TwinBehaviour, TwinReply } from '#test/support/provider-twin/behaviour.ts';
import { plans, type ReceiptPlan } from '#test/support/provider-twin/receipts.ts';
import type { Random } from '../engine/random.ts';

/** How bad it is, by kind of trouble; 1 is usual. */
export type Weather = {
  readonly provider: number;
  readonly store: number;
  readonly workers: number;
  readonly queues: number;
};

const STRENGTHS = [0.5, 1, 1, 2] as const;

export const weatherOf = (random: Random): Weather => ({
  provider: random.pick(STRENGTHS),
  store: random.pick(STRENGTHS),
  workers: random.pick(STRENGTHS),
  queues: random.pick(STRENGTHS),
});

/** Times at which the provider throttles or is out of reach, in milliseconds. */
export type Spell = { readonly from: number; readonly to: number; readonly kind: 'throttling' | 'down' };

type Odds<T> = readonly (readonly [probability: number, value: T])[];

const drawn = <T>(random: Random, odds: Odds<T>, otherwise: T): T => {
  let left = random.next();
  for (const [probability, value] of odds) {
    left -= probability;
    if (left < 0) return value;
  }
  return otherwise;
};

const REPLIES: Odds<TwinReply> = [
  [0.002, 'accept_silent'],
  [0.001, 'accept_reset'],
  [0.002, 'accept_500'],
  [0.001, 'stall'],
  [0.001, 'lose'],
  [0.001, 'fail_500'],
  [0.005, 'refuse'],
  [0.002, 'opted_out'],
  [0.005, 'throttle'],
];
const THROTTLING: Odds<TwinReply> = [[0.3, 'throttle']];
const DOWN: Odds<TwinReply> = [
  [0.8, 'throttle'],
  [0.06, 'fail_500'],
  [0.06, 'lose'],
  [0.06, 'accept_500'],
];

const RECEIPTS: Odds<ReceiptPlan> = [
  [0.35, plans.early.map((receipt) => ({ ...receipt, afterMs: 3_000 }))],
  [0.06, plans.onTime],
  [0.05, plans.early],
  [0.03, plans.late],
  [0.04, plans.twice],
  [0.04, plans.outOfOrder],
  [0.05, plans.undelivered],
];

const scaled = <T>(odds: Odds<T>, factor: number): Odds<T> =>
  odds.map(([probability, value]) => [probability * factor, value] as const);

/** What the provider does with the next request. */
export const providerMood = (random: Random, { provider }: Weather, spells: readonly Spell[]) => {
  const usual = scaled(REPLIES, provider);
  const oddsAt = (now: number): Odds<TwinReply> => {
    const spell = spells.find(({ from, to }) => now >= from && now < to);
    if (spell === undefined) return usual;
    return spell.kind === 'down' ? DOWN : THROTTLING;
  };
  return (now: number): TwinBehaviour => {
    const reply = drawn(random, oddsAt(now), 'accept');
    const afterMs = reply === 'stall' ? random.int(6_000, 30_000) : random.int(40, 250);
    return { reply, afterMs, receipts: drawn<ReceiptPlan>(random, RECEIPTS, plans.never) };
  };
};

const STORE: Odds<WriteFault> = [
  [0.003, 'busy'],
  [0.002, 'answer_lost'],
  [0.001, 'half_written'],
];

/** What the store does with the next call that writes. Bad luck comes in rows: then even repeating does not help. */
export const storeMood = (random: Random, { store }: Weather) => {
  const usual = scaled(STORE, store);
  let left: WriteFault[] = [];
  return (): WriteFault | undefined => {
    const next = left.pop();
    if (next !== undefined) return next;
    const fault = drawn<WriteFault | undefined>(random, usual, undefined);
    if (fault !== undefined && random.chance(0.2)) left = [fault, fault];
    return fault;
  };
};
