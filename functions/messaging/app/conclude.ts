import type { Instant } from '#shared/kernel/time.ts';
import { type Batch, messageKey, sliceOf, unstored } from '../domain/batch.ts';
import { laneOf } from '../domain/lane.ts';
import { isFinal, type Message } from '../domain/message.ts';
import { partsSpent } from '../domain/spent.ts';
import type { SendDeps } from './send-deps.ts';
import type { Work } from './work.ts';

/** Where messages stand, by key. */
export type Standing = ReadonlyMap<string, Message>;

const messagesOf = (batch: Batch, slice: number, standing: Standing): Message[] =>
  sliceOf(batch, slice).map(
    (recipient) => standing.get(messageKey(batch.order, recipient)) ?? unstored(batch, recipient),
  );

const earliestHeld = (messages: readonly Message[]): Instant | undefined =>
  messages
    .filter(({ state, isNew }) => state === 'held' && isNew === undefined)
    .map(({ nextAt }) => nextAt)
    .sort()[0];

/** Reports the slices that are over, and has those looked at again that hold something for later. */
export const conclude = async (
  { batches, wake }: Pick<SendDeps, 'batches' | 'wake'>,
  { batch, slices }: Work,
  standing: Standing,
): Promise<void> => {
  const over = new Map<number, number>();
  const again: { batchKey: string; slice: number; at: Instant }[] = [];
  for (const slice of slices) {
    const messages = messagesOf(batch, slice, standing);
    // What stands under another batch, when a page changed before it was repeated, is paid for there.
    const own = messages.filter(({ batchKey }) => batchKey === batch.key);
    if (messages.every(({ state }) => isFinal(state))) over.set(slice, partsSpent(own));
    const at = earliestHeld(messages);
    if (at !== undefined) again.push({ batchKey: batch.key, slice, at });
  }
  await batches.finish(batch, over);
  await wake(laneOf(batch.order.kind), again);
};
