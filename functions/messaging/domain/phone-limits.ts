import { type Instant, instantFromMillis, millisOf } from '#shared/kernel/time.ts';
import { isNotice, laneOf } from './lane.ts';
import type { MessageKind } from './message-params.ts';

/** At most `most` SMS to one phone within `withinMs`. */
type Limit = { readonly withinMs: number; readonly most: number };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What one phone gets, across all events. Changes and notices have an allowance of their own: they must come through. */
const ALLOWANCES = {
  ordinary: [
    { withinMs: MINUTE, most: 1 },
    { withinMs: HOUR, most: 3 },
    { withinMs: DAY, most: 6 },
  ],
  change: [
    { withinMs: MINUTE, most: 3 },
    { withinMs: HOUR, most: 6 },
    { withinMs: DAY, most: 12 },
  ],
  notice: [
    { withinMs: MINUTE, most: 20 },
    { withinMs: HOUR, most: 60 },
    { withinMs: DAY, most: 300 },
  ],
} as const satisfies Record<string, readonly Limit[]>;

type Allowance = keyof typeof ALLOWANCES;

const allowanceOf = (kind: MessageKind): Allowance => {
  if (isNotice(kind)) return 'notice';
  return laneOf(kind) === 'urgent' ? 'change' : 'ordinary';
};

export type SentToPhone = { readonly kind: MessageKind; readonly at: Instant };

const freeAgain = (times: readonly number[], now: number, { withinMs, most }: Limit): number => {
  const recent = times.filter((at) => at > now - withinMs).sort((a, b) => b - a);
  const oldestThatCounts = recent[most - 1];
  return oldestThatCounts === undefined ? now : oldestThatCounts + withinMs;
};

/** When the phone may get one more of this kind, if not now. */
export const limitedUntil = (
  kind: MessageKind,
  sent: readonly SentToPhone[],
  now: Instant,
): Instant | undefined => {
  if (sent.length === 0) return undefined;
  const allowance = allowanceOf(kind);
  const times = sent.filter((each) => allowanceOf(each.kind) === allowance).map(({ at }) => millisOf(at));
  const until = Math.max(...ALLOWANCES[allowance].map((limit) => freeAgain(times, millisOf(now), limit)));
  return until > millisOf(now) ? instantFromMillis(until) : undefined;
};
