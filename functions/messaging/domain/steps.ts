import { type Duration, type Instant, plus } from '#shared/kernel/time.ts';
import { type Change, type ChangeSet, change } from './change.ts';
import type { SuppressReason } from './may-claim.ts';
import { heldMessage, type Message } from './message.ts';

/** A worker that has not reported by then is taken for dead; the provider has 8 s to answer. */
const LEASE = 'PT30S' as Duration;

/** Waits after each attempt that was surely not accepted; the attempt after the last one is final. */
const BACK_OFF: readonly Duration[] = ['PT15S' as Duration, 'PT2M' as Duration, 'PT10M' as Duration];

/** Longer than a lost worker can live, so that the marked second SMS never races the first. */
const BEFORE_SECOND = 'PT90S' as Duration;

type Attempt = Required<Pick<ChangeSet, 'attemptId' | 'text' | 'parts' | 'template'>>;

/** held -> sending. Takes the message for one call of the provider; the text is on record before it leaves. */
export const claim = (message: Message, attempt: Attempt, at: Instant): Change =>
  change(message, {
    from: 'held',
    to: 'sending',
    at,
    nextAt: plus(at, LEASE),
    set: { ...attempt, attempts: message.attempts + 1 },
  });

/** sending -> accepted. */
export const accept = (message: Message, providerId: string, at: Instant): Change =>
  change(message, { from: 'sending', to: 'accepted', at, set: { providerId } });

/** unknown -> accepted, when the answer comes after everybody gave up on it. The only way out of a final state. */
export const raise = (message: Message, providerId: string, at: Instant): Change =>
  change(message, { from: 'unknown', to: 'accepted', at, reason: 'late_answer', set: { providerId } });

/** sending -> failed. The provider will never take it. */
export const reject = (message: Message, reason: string, at: Instant): Change =>
  change(message, { from: 'sending', to: 'failed', at, reason });

/** sending -> held after a back-off, or failed after the last attempt. Only when it surely was not accepted. */
export const notAccepted = (message: Message, reason: string, at: Instant): Change => {
  const wait = BACK_OFF[message.attempts - 1];
  return wait === undefined
    ? change(message, { from: 'sending', to: 'failed', at, reason })
    : change(message, { from: 'sending', to: 'held', at, reason, nextAt: plus(at, wait) });
};

/** sending -> unknown. Nobody can tell; never sent again silently. */
export const loseTrack = (message: Message, reason: string, at: Instant): Change =>
  change(message, { from: 'sending', to: 'unknown', at, reason });

/** sending -> unknown, when the worker died or was cut off during the call. */
export const lapse = (message: Message, at: Instant): Change => loseTrack(message, 'lease_lost', at);

/** held -> expired. */
export const expire = (message: Message, at: Instant): Change =>
  change(message, { from: 'held', to: 'expired', at, reason: 'too_late' });

/** held -> suppressed. */
export const suppress = (message: Message, reason: SuppressReason, at: Instant): Change =>
  change(message, { from: 'held', to: 'suppressed', at, reason });

/** sending -> suppressed, when a gate closed between the decision and the claim; nothing has left yet. */
export const withdraw = (message: Message, reason: SuppressReason, at: Instant): Change =>
  change(message, { from: 'sending', to: 'suppressed', at, reason });

/** The one marked repetition that a message of unknown fate may have. */
export const secondOf = (message: Message, now: Instant): Message | undefined => {
  const { resendOnce, ...intent } = message.intent;
  if (resendOnce === undefined) return undefined;
  const second = { ...intent, rule: `${intent.rule}:ulang`, dueAt: plus(now, BEFORE_SECOND) };
  return { ...heldMessage(second, now), again: true };
};
