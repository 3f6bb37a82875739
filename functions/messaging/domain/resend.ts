import { err, ok, type Result } from '#shared/kernel/result.ts';
import { type Duration, type Instant, type LocalDateTime, plus, toInstant } from '#shared/kernel/time.ts';
import { type Batch, intentFor } from './batch.ts';
import type { Gates } from './gates.ts';
import type { Intent, Order, Recipient } from './intent.ts';
import { stoppedBy } from './may-claim.ts';
import { isFinal, type Message } from './message.ts';

/** `not_resendable` carries the reason in the ledger's own vocabulary, or `delivered`. */
export type ResendRefusal =
  | { readonly kind: 'not_final' }
  | { readonly kind: 'not_resendable'; readonly reason: string }
  | { readonly kind: 'too_late_to_resend' };

/** What stopped these may have passed since; the sender asks again. */
const MAY_HAVE_PASSED: readonly string[] = ['over_limit', 'over_budget', 'switched_off', 'quiet_hours'];

const refusalOf = ({ state, reason }: Message): ResendRefusal | undefined => {
  if (!isFinal(state)) return { kind: 'not_final' };
  if (state === 'delivered') return { kind: 'not_resendable', reason: 'delivered' };
  if (reason === 'opted_out') return { kind: 'not_resendable', reason };
  if (state === 'suppressed' && !MAY_HAVE_PASSED.includes(reason ?? ''))
    return { kind: 'not_resendable', reason: reason ?? 'cancelled' };
  return undefined;
};

/** When what the text speaks of begins: nobody needs it afterwards. Notices are needed until they are answered. */
const usefulUntil = (order: Order): Instant | undefined => {
  const at = (local: LocalDateTime) => toInstant(local, order.params.zone);
  switch (order.kind) {
    case 'registration_confirmed':
    case 'reminder':
    case 'event_cancelled':
    case 'place_cancelled':
    case 'promoted':
      return at(order.params.local);
    case 'place_offered':
      return at(order.params.until);
    case 'event_changed': {
      const { oldLocal, newLocal } = order.params;
      return at(oldLocal > newLocal ? oldLocal : newLocal);
    }
    default:
      return undefined;
  }
};

const ONE_DAY = 'P1D' as Duration;

const notAfterOf = (order: Order, now: Instant): Instant => {
  const aDay = plus(now, ONE_DAY);
  const longest = order.notAfter > aDay ? order.notAfter : aDay;
  const end = usefulUntil(order);
  return end !== undefined && end < longest ? end : longest;
};

/** `P3D:ulang` and `P3D:ulang-…` are sent again for what `P3D` was sent for. */
export const firstRule = (rule: string): string => rule.replace(/:ulang(-\w+)?$/, '');

export type Sending = { readonly batch: Batch; readonly recipient: Recipient; readonly message: Message };

/**
 * The message once more, under a rule of its own and due now. Guards and quiet hours stay as they were: the sender asks
 * them again. `id` makes the repetition one of its kind.
 */
export const againOf = (
  { batch, recipient, message }: Sending,
  { id, gates, now }: { readonly id: string; readonly gates: Gates; readonly now: Instant },
): Result<Intent, ResendRefusal> => {
  const { order } = batch;
  const refusal = refusalOf(message);
  if (refusal !== undefined) return err(refusal);
  const reason = stoppedBy(order, gates);
  if (reason !== undefined) return err({ kind: 'not_resendable', reason });
  const notAfter = notAfterOf(order, now);
  if (notAfter <= now) return err({ kind: 'too_late_to_resend' });
  const { resendOnce: _, ...intent } = intentFor(order, recipient);
  return ok({ ...intent, rule: `${firstRule(order.rule)}:ulang-${id}`, dueAt: now, notAfter });
};
