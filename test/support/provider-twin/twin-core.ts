import {
  accepts,
  always,
  type Behave,
  type TwinBehaviour,
  type TwinReply,
  type TwinRequest,
  waitOf,
} from './behaviour.ts';
import type { TwinReceipt } from './receipts.ts';

/** The truth: what the provider took, and when (milliseconds of the caller's clock). */
export type Acceptance = TwinRequest & { readonly providerId: string; readonly at: number };

/** What the caller gets to see, whatever is true. */
export type Sight =
  | { readonly kind: 'accepted'; readonly providerId: string }
  | {
      readonly kind: 'silence' | 'reset' | 'server_error' | 'invalid_number' | 'opted_out' | 'throttled';
    };

export type TwinOutcome = {
  readonly sees: Sight;
  /** Since the request. Never, when it sees silence. */
  readonly answerAfterMs: number;
  /** In the order of their plan; their `at` says when each is sent. */
  readonly receipts: readonly TwinReceipt[];
};

export type TwinCore = {
  /** Takes a request at a time of the caller's clock. */
  readonly take: (request: TwinRequest, at: number) => TwinOutcome;
  /** What it does from now on, when nothing is queued. */
  readonly behave: (behave: Behave | TwinBehaviour | TwinReply) => void;
  /** What it does with the next requests, one each. */
  readonly next: (...behaviours: readonly (TwinBehaviour | TwinReply)[]) => void;
  readonly acceptances: readonly Acceptance[];
  /** How often it was asked, accepted or not. */
  readonly requests: () => number;
};

const SIGHTS: Readonly<Record<Exclude<TwinReply, 'accept' | 'stall'>, Exclude<Sight['kind'], 'accepted'>>> = {
  accept_silent: 'silence',
  accept_reset: 'reset',
  accept_500: 'server_error',
  refuse: 'invalid_number',
  opted_out: 'opted_out',
  throttle: 'throttled',
  fail_500: 'server_error',
  lose: 'silence',
};

const sightOf = ({ reply }: TwinBehaviour, providerId: string): Sight =>
  reply === 'accept' || reply === 'stall' ? { kind: 'accepted', providerId } : { kind: SIGHTS[reply] };

const receiptsOf = ({ receipts = [] }: TwinBehaviour, accepted: Acceptance): TwinReceipt[] =>
  receipts.map(({ afterMs, status, ...more }) => ({
    id: `${accepted.providerId}-${status}`,
    providerId: accepted.providerId,
    to: accepted.to,
    attempt: accepted.attempt,
    status,
    at: accepted.at + afterMs,
    ...more,
  }));

/** A provider without a wire or a clock: it remembers what it accepted and says what the caller sees of it. */
export const twinCore = (initial: Behave | TwinBehaviour | TwinReply = 'accept'): TwinCore => {
  const asBehave = (given: Behave | TwinBehaviour | TwinReply): Behave =>
    typeof given === 'function' ? given : always(given);
  let chosen = asBehave(initial);
  const queued: Behave[] = [];
  const acceptances: Acceptance[] = [];
  let requests = 0;
  return {
    acceptances,
    requests: () => requests,
    behave: (behave) => {
      chosen = asBehave(behave);
    },
    next: (...behaviours) => {
      queued.push(...behaviours.map(always));
    },
    take: (request, at) => {
      const behaviour = (queued.shift() ?? chosen)(request, requests);
      requests += 1;
      const accepted = { ...request, providerId: `twin-${requests}`, at };
      const isTaken = accepts(behaviour);
      if (isTaken) acceptances.push(accepted);
      return {
        sees: sightOf(behaviour, accepted.providerId),
        answerAfterMs: waitOf(behaviour),
        receipts: isTaken ? receiptsOf(behaviour, accepted) : [],
      };
    },
  };
};
