import type { LedgerMessage, MessageState } from '#functions/messaging/contract.ts';
import { type Instant, millisOf } from '#shared/kernel/time.ts';
import { formatInstant } from '#shared/text/dates.ts';
import type { StopStatusLine, WaitingStatusLine } from './sms-status.ts';

const UNDER_WAY: readonly MessageState[] = ['held', 'sending'];

type Names = {
  readonly names: ReadonlyMap<string, string>;
  readonly titles: ReadonlyMap<string, string>;
  /** By the switch's name. */
  readonly stops: ReadonlyMap<string, StopStatusLine>;
};

/** The ledger says that somebody stopped it; here it is said who. */
const wordsOf = ({ words, reason, kind, officeId, nextAt }: LedgerMessage, { stops }: Names): string => {
  const stop = stops.get('all') ?? stops.get(`office:${officeId}`) ?? stops.get(`kind:${kind}`);
  if (reason !== 'switched_off' || stop === undefined) return words;
  const next =
    nextAt === undefined
      ? ''
      : `; diperiksa lagi ${formatInstant(nextAt as Instant, 'Asia/Jakarta', 'compact')}`;
  return `Ditahan: pengiriman dihentikan oleh ${stop.by}${next}`;
};

/** What waits for the same thing is one line. */
export const waitingLines = (messages: readonly LedgerMessage[], known: Names): WaitingStatusLine[] => {
  const waiting = messages.filter(({ state }) => UNDER_WAY.includes(state));
  const alike = Map.groupBy(waiting, (message) =>
    [message.officeId, message.kind, message.subject, message.rule, wordsOf(message, known)].join('|'),
  );
  return [...alike.values()].flatMap(([first, ...rest]) =>
    first === undefined
      ? []
      : [
          {
            office: known.names.get(first.officeId) ?? first.officeId,
            kind: first.kind,
            subject: first.subject,
            rule: first.rule,
            title: known.titles.get(first.subject),
            count: rest.length + 1,
            words: wordsOf(first, known),
          },
        ],
  );
};

const DAY_MS = 24 * 3600 * 1000;

const tally = <T>(list: readonly T[]): ReadonlyMap<T, number> =>
  new Map([...Map.groupBy(list, (item) => item)].map(([item, all]) => [item, all.length]));

/** What became of messages in the last 24 hours, and why some were not sent. */
export const countOutcomes = (messages: readonly LedgerMessage[], now: Instant) => {
  const ended = messages.filter(({ state, history }) => {
    const at = history.at(-1)?.at;
    return !UNDER_WAY.includes(state) && at !== undefined && millisOf(now) - Date.parse(at) < DAY_MS;
  });
  const suppressed = ended.filter(({ state }) => state === 'suppressed');
  return {
    outcomes: tally(ended.map(({ state }) => state)),
    leftOut: tally(suppressed.map(({ reason = '' }) => reason)),
  };
};

/** How many SMS of each office wait for budget. */
export const shortOf = (messages: readonly LedgerMessage[]): ReadonlyMap<string, number> =>
  tally(
    messages
      .filter(({ state, reason }) => state === 'held' && reason === 'over_budget')
      .map(({ officeId }) => officeId),
  );
