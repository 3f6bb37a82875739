import type { ReceiptPlan } from './receipts.ts';

/**
 * What the twin does with a request. It accepts in `accept*` and `stall`, whatever the caller gets to see; `lose` and
 * `fail_500` look the same to the caller without any acceptance.
 */
export type TwinReply =
  | 'accept'
  | 'accept_silent'
  | 'accept_reset'
  | 'accept_500'
  | 'stall'
  | 'refuse'
  | 'opted_out'
  | 'throttle'
  | 'fail_500'
  | 'lose';

export type TwinBehaviour = {
  readonly reply: TwinReply;
  /** How long the caller waits for what it sees; 30 s when it stalls, otherwise nothing. */
  readonly afterMs?: number;
  /** Receipts that follow an acceptance; none unless said. */
  readonly receipts?: ReceiptPlan;
};

export type TwinRequest = {
  readonly to: string;
  readonly text: string;
  readonly attempt?: string | undefined;
  readonly reference?: string | undefined;
};

/** Chooses by the request and how many came before it. */
export type Behave = (request: TwinRequest, before: number) => TwinBehaviour;

export const always =
  (behaviour: TwinBehaviour | TwinReply): Behave =>
  () =>
    typeof behaviour === 'string' ? { reply: behaviour } : behaviour;

const ACCEPTING: readonly TwinReply[] = ['accept', 'accept_silent', 'accept_reset', 'accept_500', 'stall'];

export const accepts = ({ reply }: TwinBehaviour): boolean => ACCEPTING.includes(reply);

const STALL_MS = 30_000;

export const waitOf = ({ reply, afterMs }: TwinBehaviour): number =>
  afterMs ?? (reply === 'stall' ? STALL_MS : 0);
