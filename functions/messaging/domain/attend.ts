import { type Instant, millisOf } from '#shared/kernel/time.ts';
import type { Message } from './message.ts';

/** How long something may be overdue before the sweeper takes it for forgotten. */
export const OVERDUE_MS = 60_000;

/** What an unfinished message needs: to be given up, a wake-up at a time, or nothing but patience. */
export type Attention = 'lapse' | { readonly wakeAt: Instant } | 'leave';

/** What the sweeper does about one message of a batch that is overdue. Changes are conditional: the row may have moved on. */
export const attend = (message: Message, now: Instant): Attention => {
  if (message.state === 'held') return { wakeAt: message.nextAt > now ? message.nextAt : now };
  if (message.state !== 'sending') return 'leave';
  return millisOf(now) - millisOf(message.nextAt) >= OVERDUE_MS ? 'lapse' : 'leave';
};
