import type { Instant } from '#shared/kernel/time.ts';
import type { Change } from '../domain/change.ts';
import type { Decision } from '../domain/may-claim.ts';
import type { Message } from '../domain/message.ts';
import { type Attempt, claim, expire, hold, suppress } from '../domain/steps.ts';

/** Whatever is sending or over is somebody else's, or nobody's any more. */
export const isFirstTime = ({ state }: Message): boolean => state === 'held';

/** The change that a decision means; none when its time has simply not come. */
export const changeFor = (
  message: Message,
  decision: Decision,
  attempt: () => Attempt,
  now: Instant,
): Change | undefined => {
  if (decision === 'claim') return claim(message, attempt(), now);
  if ('expire' in decision) return expire(message, now);
  if ('wait' in decision)
    return decision.reason === undefined ? undefined : hold(message, decision.reason, decision.wait, now);
  if (decision.suppress !== 'not_allowed_in_test') return suppress(message, decision.suppress, now);
  // Whoever tries the platform wants to see what would have been sent.
  const { text, parts, template } = attempt();
  return suppress(message, decision.suppress, now, { text, parts, template });
};
