import { type Instant, millisOf } from '#shared/kernel/time.ts';
import type { Change } from './change.ts';
import type { Message } from './message.ts';
import { expire, lapse } from './steps.ts';

/** How long a row may be overdue before the sweeper takes it for forgotten. */
export const OVERDUE_MS = 60_000;

/** What a row on the due index needs: a change, a wake-up, or nothing yet. */
export type Attention = { readonly change: Change } | 'wake' | 'leave';

/** What the sweeper does about an unfinished message. Rows read from an index may be stale: changes are conditional. */
export const attend = (message: Message, now: Instant): Attention => {
  if (message.state === 'held')
    return now > message.intent.notAfter ? { change: expire(message, now) } : 'wake';
  const leaseIsLost = millisOf(now) - millisOf(message.nextAt) >= OVERDUE_MS;
  return message.state === 'sending' && leaseIsLost ? { change: lapse(message, now) } : 'leave';
};
