import {
  type Duration,
  durationMillis,
  type Instant,
  instantFromMillis,
  millisOf,
  plus,
} from '#shared/kernel/time.ts';
import { type Change, type ChangeSet, change } from './change.ts';
import type { Intent } from './intent.ts';
import type { SuppressReason } from './may-claim.ts';
import type { Message } from './message.ts';

/** A worker that has not reported by then is taken for dead; the provider has 8 s to answer. */
const LEASE_MS = durationMillis('PT30S' as Duration);

/** Waits after each attempt that was surely not accepted; the attempt after the last one is final. */
const BACK_OFF: readonly Duration[] = ['PT15S' as Duration, 'PT2M' as Duration, 'PT10M' as Duration];

/** Longer than a lost worker can live, so that the marked second SMS never races the first. */
const BEFORE_SECOND = 'PT90S' as Duration;

export type Attempt = Required<Pick<ChangeSet, 'attemptId' | 'text' | 'parts' | 'template'>> &
  Pick<ChangeSet, 'people'>;

/** What the provider said: our word for it and its own. */
type Said = { readonly reason: string; readonly words?: string | undefined };

const quoting = (words: string | undefined) => (words === undefined ? {} : { words });

/** held -> sending. Takes the message for one call of the provider; the text is on record before it leaves. */
export const claim = (message: Message, attempt: Attempt, at: Instant): Change =>
  change(message, {
    from: 'held',
    to: 'sending',
    at,
    nextAt: instantFromMillis(millisOf(at) + LEASE_MS),
    set: { ...attempt, attempts: message.attempts + 1, claimedAt: at },
  });

/** sending -> accepted. */
export const accept = (
  message: Message,
  { providerId, words }: { readonly providerId: string; readonly words?: string | undefined },
  at: Instant,
): Change => change(message, { from: 'sending', to: 'accepted', at, set: { providerId }, ...quoting(words) });

/** unknown -> accepted, when the answer comes after everybody gave up on it. */
export const raise = (message: Message, providerId: string, at: Instant): Change =>
  change(message, { from: 'unknown', to: 'accepted', at, reason: 'late_answer', set: { providerId } });

/** sending -> failed. The provider will never take it. */
export const reject = (message: Message, { reason, words }: Said, at: Instant): Change =>
  change(message, { from: 'sending', to: 'failed', at, reason, ...quoting(words) });

/** sending -> held after a back-off, or failed after the last attempt. Only when it surely was not accepted. */
export const notAccepted = (message: Message, { reason, words }: Said, at: Instant): Change => {
  const wait = BACK_OFF[message.attempts - 1];
  const step = { from: 'sending', at, reason, ...quoting(words) } as const;
  return wait === undefined
    ? change(message, { ...step, to: 'failed' })
    : change(message, { ...step, to: 'held', nextAt: plus(at, wait) });
};

/** sending -> unknown. Nobody can tell; never sent again silently. */
export const loseTrack = (message: Message, { reason, words }: Said, at: Instant): Change =>
  change(message, { from: 'sending', to: 'unknown', at, reason, ...quoting(words) });

/** sending -> unknown, when the worker died or was cut off during the call. */
export const lapse = (message: Message, at: Instant): Change =>
  loseTrack(message, { reason: 'lease_lost' }, at);

/** held -> expired. */
export const expire = (message: Message, at: Instant): Change =>
  change(message, { from: 'held', to: 'expired', at, reason: 'too_late' });

/** held -> held until a later time, with a reason that people can read. */
export const hold = (message: Message, reason: string, nextAt: Instant, at: Instant): Change =>
  change(message, { from: 'held', to: 'held', at, reason, nextAt });

/** held -> suppressed. The text it would have had is kept where somebody wants to see it. */
export const suppress = (
  message: Message,
  reason: SuppressReason,
  at: Instant,
  set?: Pick<ChangeSet, 'text' | 'parts' | 'template'>,
): Change =>
  change(message, { from: 'held', to: 'suppressed', at, reason, ...(set === undefined ? {} : { set }) });

/** sending -> suppressed, when a gate closed between the decision and the claim; nothing has left yet. */
export const withdraw = (message: Message, reason: SuppressReason, at: Instant): Change =>
  change(message, { from: 'sending', to: 'suppressed', at, reason });

/** The one marked repetition that a message of unknown fate may have, due when no lost worker can still be alive. */
export const secondOf = (intent: Intent, now: Instant): Intent | undefined => {
  const { resendOnce, ...rest } = intent;
  if (resendOnce === undefined) return undefined;
  return { ...rest, rule: `${rest.rule}:ulang`, dueAt: plus(now, BEFORE_SECOND) };
};
