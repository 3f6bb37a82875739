import type { LedgerMessage } from '#functions/messaging/contract.ts';
import type { Facts } from './facts.ts';
import type { OptOut } from './reading.ts';

const ACCEPTED = ['accepted', 'delivered'];

type About = Pick<LedgerMessage, 'to' | 'kind' | 'subject'>;

const covers = ({ scope }: OptOut, { kind, subject }: About): boolean =>
  scope === 'all' || scope === subject || scope === `kind:${kind}`;

/** Whether the holder of the phone wanted no such SMS at this instant. */
export const wantsNone = ({ optOuts }: Pick<Facts, 'optOuts'>, about: About, instant: string): boolean =>
  (optOuts.get(about.to) ?? []).some(
    (wish) =>
      covers(wish, about) && wish.at <= instant && (wish.undone === undefined || wish.undone.at > instant),
  );

/** Messages that say the same to the same phone. */
export const causeOf = ({ kind, subject, version, rule, to }: LedgerMessage): string =>
  [kind, subject, version, rule, to].join('|');

/** Whether the row that says why nobody was written to is true. */
export const isRightlyLeftOut = (
  facts: Pick<Facts, 'optOuts'>,
  messages: readonly LedgerMessage[],
  row: LedgerMessage,
): boolean => {
  if (row.state !== 'suppressed') return false;
  if (row.reason === 'opted_out') return wantsNone(facts, row, row.history.at(-1)?.at ?? '');
  return (
    row.reason === 'bundled' &&
    messages.some((other) => ACCEPTED.includes(other.state) && causeOf(other) === causeOf(row))
  );
};
