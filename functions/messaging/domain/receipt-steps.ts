import type { Instant } from '#shared/kernel/time.ts';
import { type Change, change } from './change.ts';
import type { Message, MessageState } from './message.ts';
import { type Receipt, type ReceiptStatus, receiptStatuses } from './receipt.ts';

/** `early`: the call itself is not over yet, so the receipt has to wait. */
export type Verdict = { readonly change: Change } | 'ignore' | 'early';

const rankOf = (status: ReceiptStatus): number => receiptStatuses.indexOf(status);

const isOnTheWay = (state: MessageState): state is ReceiptStatus =>
  (receiptStatuses as readonly MessageState[]).includes(state);

/** Refused by the provider itself, so that nothing can be on its way. */
const isRefused = ({ state, providerId }: Message): boolean => state === 'failed' && providerId === undefined;

/** The one that tells the most; among equals the earliest, so that their order of arrival does not matter. */
const best = (receipts: readonly [Receipt, ...Receipt[]]): Receipt =>
  receipts.reduce((one, other) => {
    const more = rankOf(other.status) - rankOf(one.status);
    if (more !== 0) return more > 0 ? other : one;
    return `${other.at} ${other.id}` < `${one.at} ${one.id}` ? other : one;
  });

const raised = (message: Message, from: ReceiptStatus, receipt: Receipt, now: Instant): Change => {
  const { at, status, reason, words, parts, attempt } = receipt;
  // A gateway that names our call instead of an id of its own knows the message by just that.
  const providerId = message.providerId ?? receipt.providerId ?? attempt;
  return change(message, {
    from,
    to: status,
    // The clocks of others may run ahead.
    at: at > now ? now : at,
    ...(reason === undefined ? {} : { reason }),
    ...(words === undefined ? {} : { words }),
    set: {
      ...(providerId === undefined ? {} : { providerId }),
      ...(parts === undefined ? {} : { parts }),
    },
  });
};

/** What receipts about one message mean for it. It only moves up: unknown, accepted, failed, delivered. */
export const hear = (message: Message, receipts: readonly [Receipt, ...Receipt[]], now: Instant): Verdict => {
  const { state } = message;
  if (state === 'sending') return 'early';
  if (!isOnTheWay(state) || isRefused(message)) return 'ignore';
  const receipt = best(receipts);
  if (rankOf(receipt.status) <= rankOf(state)) return 'ignore';
  return { change: raised(message, state, receipt, now) };
};
