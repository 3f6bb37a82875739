import type { Instant } from '#shared/kernel/time.ts';
import type { Put } from '#shared/store/table.ts';
import { TIME_TO_LIVE } from '#shared/store/tables.ts';
import { expiryAfter } from './batch-item.ts';
import { phonePk } from './message-item.ts';

export const STOP_PREFIX = 'STOP#';

/**
 * Nothing that says `unlessStopped` goes to this recipient any more; written in its cause's own transaction, such as the
 * cancellation of a registration. `phone` is the one that the recipient's messages go to.
 */
export const recipientStop = (phone: string, recipient: string, at: Instant): Put => ({
  kind: 'put',
  table: 'messages',
  item: { pk: phonePk(phone), sk: `${STOP_PREFIX}${recipient}`, at, [TIME_TO_LIVE]: expiryAfter(at) },
});
