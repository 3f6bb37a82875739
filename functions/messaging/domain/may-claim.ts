import type { Instant } from '#shared/kernel/time.ts';
import type { Gates } from './gates.ts';
import type { Guard } from './intent.ts';
import type { Message } from './message.ts';

export type SuppressReason = 'superseded' | 'cancelled' | 'answered' | 'not_allowed_in_test';

export type Decision =
  | 'claim'
  | { readonly suppress: SuppressReason }
  | { readonly expire: 'too_late' }
  | { readonly wait: Instant };

const blockedBy = (guard: Guard, gates: Gates): SuppressReason | undefined => {
  const gate = gates.get(guard.gate);
  if (gate === undefined) return undefined;
  if (guard.version !== undefined && gate.version > guard.version) return 'superseded';
  if (gate.open || guard.evenIfClosed) return undefined;
  return guard.gate.startsWith('notice:') ? 'answered' : 'cancelled';
};

/** Why a gate stops this message, if one does. */
export const stoppedBy = ({ intent }: Message, gates: Gates): SuppressReason | undefined => {
  for (const guard of intent.guards) {
    const reason = blockedBy(guard, gates);
    if (reason !== undefined) return reason;
  }
  return undefined;
};

/** An empty list lets nothing out: limits fail closed. */
const isAllowed = (to: string, allowList: readonly string[]): boolean =>
  allowList.some((prefix) => to.startsWith(prefix));

/** Whether a held message may be sent now; the only place that says so. */
export const mayClaim = (
  message: Message,
  gates: Gates,
  now: Instant,
  allowList: readonly string[],
): Decision => {
  const suppress = stoppedBy(message, gates);
  if (suppress !== undefined) return { suppress };
  if (now > message.intent.notAfter) return { expire: 'too_late' };
  if (now < message.nextAt) return { wait: message.nextAt };
  return isAllowed(message.intent.to, allowList) ? 'claim' : { suppress: 'not_allowed_in_test' };
};
