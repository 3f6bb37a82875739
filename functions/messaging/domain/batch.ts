import type { Instant } from '#shared/kernel/time.ts';
import { type Intent, joinKey, keyPart, type Order, type Recipient } from './intent.ts';
import { type Message, unstoredMessage } from './message.ts';

/** One item of the store holds at most so many recipients. */
export const BATCH_SIZE = 100;

/** What one queue message brings, and what one worker claims together. */
export const SLICE_SIZE = 10;

/** Why a batch waits as a whole: shown with its messages. */
export type HoldReason = 'quiet_hours' | 'switched_off' | 'over_budget';

/** Nobody knows when these end: one slice asks for all, and calls the others when it is let through. */
export const asksForAll = ({ heldFor }: Pick<Batch, 'heldFor'>): boolean =>
  heldFor === 'switched_off' || heldFor === 'over_budget';

/** A person's decision to send one message again. */
export type Resend = { readonly by: string; readonly reason: string; readonly at: Instant };

/**
 * An order with up to 100 recipients, as it is recorded in its cause's own transaction: the outbox. A message gets a row of
 * its own when it is first claimed or ended; until then it is `held` and its batch is its record.
 */
export type Batch = {
  readonly key: string;
  readonly order: Order;
  readonly recipients: readonly Recipient[];
  readonly createdAt: Instant;
  /** Unattended until then it is for the sweeper; absent once closed. */
  readonly nextAt?: Instant;
  /** The place of its first slice in the standard lane's queue; absent for what goes at once. */
  readonly slotAt?: Instant;
  /** Parts of the office's budget that are set aside for it; absent while nothing is. */
  readonly reserved?: number;
  readonly heldFor?: HoldReason;
  /** The second, marked sending of another message. */
  readonly again?: true;
  readonly resend?: Resend;
  /** Once every message is final: the parts that were spent. */
  readonly spent?: number;
};

const batchId = ({ subject, dueAt, kind, version, rule }: Order, last: string): string =>
  joinKey([subject, dueAt, kind, String(version), rule, last]);

/** The key of a batch of one. */
export const singleKey = (intent: Intent): string => batchId(intent, intent.recipient);

const PAGE = 'page-';

/** `digest` names the recipients, so that a page that changed since is another batch. */
export const pageKey = (order: Order, digest: string): string => batchId(order, `${PAGE}${digest}`);

/** Whether it may be the key of a batch of many. */
export const isPageKey = (batchKey: string): boolean =>
  batchKey.startsWith(PAGE, batchKey.lastIndexOf('|') + 1);

export const sliceCount = ({ recipients }: Pick<Batch, 'recipients'>): number =>
  Math.ceil(recipients.length / SLICE_SIZE);

export const sliceOf = ({ recipients }: Batch, slice: number): readonly Recipient[] =>
  recipients.slice(slice * SLICE_SIZE, (slice + 1) * SLICE_SIZE);

/** The order as it is for one recipient. */
export const intentFor = (order: Order, { recipient, to, own }: Recipient): Intent =>
  // Kind and parameters stay the pair that they were in the order.
  ({
    ...order,
    params: { ...order.params, ...own },
    recipient,
    to,
    ...(own === undefined ? {} : { own }),
  }) as Intent;

/** What the keys of an order's messages begin with: a hundred thousand of them have it in common. */
const beginnings = new WeakMap<Order, string>();

const beginningOf = (order: Order): string => {
  const { kind, subject, version, rule } = order;
  const known = beginnings.get(order) ?? `${joinKey([kind, subject, String(version), rule])}|`;
  beginnings.set(order, known);
  return known;
};

/** The key of the recipient's message. */
export const messageKey = (order: Order, { recipient }: Recipient): string =>
  `${beginningOf(order)}${keyPart(recipient)}`;

/** The recipient's message as long as there is no row of it. */
export const unstored = (batch: Batch, { recipient, to }: Recipient): Message => {
  const { order, key: batchKey, createdAt, again } = batch;
  const { kind, subject, version, rule, officeId, dueAt } = order;
  const fresh = unstoredMessage(
    { key: messageKey(order, { recipient, to }), batchKey },
    { kind, subject, version, rule, recipient, officeId, to, dueAt },
    createdAt,
  );
  return again === undefined ? fresh : { ...fresh, again };
};

/** How long one slice takes at the provider's rate. */
export const sliceMillis = (perSecond: number): number => (SLICE_SIZE * 1000) / perSecond;

/** What a batch will cost at most; a part too many goes back to the budget when it closes. */
export const estimateParts = (
  { order, recipients }: Pick<Batch, 'order' | 'recipients'>,
  partsOf: (intent: Intent) => number,
): number => {
  const [first] = recipients;
  if (first === undefined) return 0;
  return new Set(recipients.map(({ to }) => to)).size * partsOf(intentFor(order, first));
};
