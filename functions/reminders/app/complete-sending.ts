import { entryAt } from '../domain/wish.ts';
import { orderFor } from './intents.ts';
import type { HandSending, HandSendings, RecordOrder, TimelineStore } from './ports.ts';

type Deps = {
  readonly store: Pick<TimelineStore, 'get'>;
  readonly sendings: Pick<HandSendings, 'recipients' | 'finish'>;
  readonly record: RecordOrder;
};

/**
 * Hands a decided sending to the senders. Safe to repeat, by the same request or by the sweeper: what is recorded already
 * stays as it is. Throws StoreBusy or StoreAnswerLost.
 */
export const makeCompleteSending =
  ({ store, sendings, record }: Deps) =>
  async (sending: HandSending): Promise<void> => {
    const { eventId, scheduleVersion, requestId, at } = sending;
    const timeline = await store.get(eventId, scheduleVersion);
    if (timeline === undefined) throw new Error('a sending of an event that has no timeline');
    const order = orderFor(timeline.snapshot, entryAt({ kind: 'reminder' }, requestId, at));
    for await (const page of sendings.recipients(sending)) await record(order, page);
    await sendings.finish(sending);
  };

export type CompleteSending = ReturnType<typeof makeCompleteSending>;
