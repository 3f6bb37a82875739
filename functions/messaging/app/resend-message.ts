import type { Actor } from '#shared/http/roles.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock, Instant } from '#shared/kernel/time.ts';
import { type Batch, type Resend, unstored } from '../domain/batch.ts';
import type { Intent } from '../domain/intent.ts';
import { laneOf } from '../domain/lane.ts';
import { isFinal } from '../domain/message.ts';
import { againOf, type ResendRefusal, type Sending } from '../domain/resend.ts';
import { entryOf, type LedgerEntry } from '../domain/search.ts';
import type { Ledger, Wake } from './ports.ts';
import { seesAllOffices } from './search-messages.ts';

export type ResendStore = {
  /** The message of this key and every repetition of it, automatic ones too, as they stand now. Consistent. */
  readonly sendings: (subject: string, key: string) => Promise<readonly Sending[]>;
  /**
   * Records the intent with who wants it again and why, as a batch of one; gives back the batch that stands, also when an
   * earlier try has recorded it. Throws StoreBusy or StoreAnswerLost.
   */
  readonly put: (intent: Intent, resend: Resend, now: Instant) => Promise<Batch>;
};

export type ResendError =
  | ResendRefusal
  | { readonly kind: 'message_not_found' }
  /** It is being sent again already. */
  | { readonly kind: 'resend_pending' };

export type ResendInput = {
  readonly key: string;
  readonly subject: string;
  readonly reason: string;
  /** The same for the same request: it makes the repetition one of its kind. */
  readonly requestId: string;
};

type Deps = {
  readonly resends: ResendStore;
  readonly ledger: Pick<Ledger, 'gates'>;
  readonly wake: Wake;
  readonly clock: Clock;
};

const isOwn = ({ batch: { order } }: Sending, actor: Actor): boolean =>
  seesAllOffices(actor) || order.officeId === actor.officeId;

/** This very request has been here before and died on the way back. */
const isOf =
  (requestId: string) =>
  ({ batch: { order } }: Sending) =>
    order.rule.endsWith(`:ulang-${requestId}`);

const entryFor = (batch: Batch): LedgerEntry => {
  const [recipient] = batch.recipients;
  if (recipient === undefined) throw new Error('a batch of nobody');
  return entryOf(unstored(batch, recipient), batch);
};

/** Sends a message once more because a person says so. The first one keeps its row, and both stand under the subject. */
export const makeResendMessage =
  ({ resends, ledger, wake, clock }: Deps) =>
  async (input: ResendInput, actor: Actor): Promise<Result<LedgerEntry, ResendError>> => {
    const { key, subject, reason, requestId } = input;
    const sendings = await resends.sendings(subject, key);
    const found = sendings.find(({ message }) => message.key === key);
    if (found === undefined || !isOwn(found, actor)) return err({ kind: 'message_not_found' });
    const done = sendings.find(isOf(requestId));
    if (done !== undefined) return ok(entryOf(done.message, done.batch));
    if (sendings.some((each) => each !== found && !isFinal(each.message.state)))
      return err({ kind: 'resend_pending' });

    const now = clock.now();
    const gates = await ledger.gates(found.batch.order.guards.map(({ gate }) => gate));
    const again = againOf(found, { id: requestId, gates, now });
    if (!again.ok) return again;
    const batch = await resends.put(again.value, { by: actor.accountId, reason, at: now }, now);
    await wake(laneOf(batch.order.kind), [{ batchKey: batch.key, slice: 0, at: now }]);
    return ok(entryFor(batch));
  };

export type ResendMessage = ReturnType<typeof makeResendMessage>;
