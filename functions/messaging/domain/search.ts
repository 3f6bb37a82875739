import type { Instant, Zone } from '#shared/kernel/time.ts';
import { type Batch, type Resend, unstored } from './batch.ts';
import type { Message, MessageState } from './message.ts';
import type { MessageKind } from './message-params.ts';

/**
 * Where to look: what it is about, a phone (E.164), or a day of an office (`yyyy-mm-dd`, western Indonesian time) on
 * which it was due. By phone only what was claimed or ended is found: what still waits stands under its subject and day.
 */
export type SearchBy =
  | { readonly by: 'subject'; readonly subject: string }
  | { readonly by: 'phone'; readonly phone: string }
  | { readonly by: 'day'; readonly day: string; readonly officeId: string };

export type Wanted = {
  readonly officeId?: string | undefined;
  readonly kind?: MessageKind | undefined;
  readonly state?: MessageState | undefined;
};

export const isWanted = (
  { message: { intent, state } }: Pick<LedgerEntry, 'message'>,
  wanted: Wanted,
): boolean =>
  (wanted.officeId === undefined || wanted.officeId === intent.officeId) &&
  (wanted.kind === undefined || wanted.kind === intent.kind) &&
  (wanted.state === undefined || wanted.state === state);

/** A message with what only its batch knows. */
export type LedgerEntry = {
  readonly message: Message;
  /** Whose clock its times are told by. */
  readonly zone: Zone;
  /** While it is held: when it is sent or looked at next. */
  readonly nextAt?: Instant;
  readonly resend?: Resend;
};

export type LedgerPage = { readonly entries: readonly LedgerEntry[]; readonly cursor?: string };

const later = (a: Instant, b: Instant | undefined): Instant => (b !== undefined && b > a ? b : a);

/** What holds the whole batch counts when it holds longer. */
const whileHeld = (message: Message, batch: Batch | undefined): Pick<LedgerEntry, 'message' | 'nextAt'> => {
  const { heldFor, nextAt, slotAt } = batch ?? {};
  if (heldFor !== undefined && nextAt !== undefined && nextAt >= message.nextAt)
    return { message: { ...message, reason: heldFor }, nextAt };
  return { message, nextAt: later(message.nextAt, message.attempts === 0 ? slotAt : undefined) };
};

/** `batch` is absent once the store has forgotten it. */
export const entryOf = (message: Message, batch: Batch | undefined): LedgerEntry => ({
  ...(message.state === 'held' ? whileHeld(message, batch) : { message }),
  zone: batch?.order.params.zone ?? 'Asia/Jakarta',
  ...(batch?.resend === undefined ? {} : { resend: batch.resend }),
});

/**
 * The messages of a batch, given their rows where there are any. A row under another batch's key is shown there; a message
 * without a row is held while the batch is open, and forgotten once it is closed.
 */
export const expand = (batch: Batch, rowOf: (message: Message) => Message | undefined): LedgerEntry[] =>
  batch.recipients.flatMap((recipient) => {
    const fresh = unstored(batch, recipient);
    const row = rowOf(fresh);
    if (row !== undefined) return row.batchKey === batch.key ? [entryOf(row, batch)] : [];
    return batch.spent === undefined ? [entryOf(fresh, batch)] : [];
  });
