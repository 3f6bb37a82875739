import { intentKey, messagingClient, wakeKey } from '#functions/messaging/contract.ts';
import { instantFromMillis } from '#shared/kernel/time.ts';
import type { Table } from '#shared/store/table.ts';
import { randomOf } from '../engine/random.ts';
import { noticeIntent, reminderOrder } from '../workload/orders.ts';
import { type EventPlan, HOUR, type NoticePlan, OFFICES } from '../workload/plan.ts';
import { platformOf, settingsFor } from '../world/platform.ts';
import { ask, type Truth } from '../world/truth.ts';
import type { Job, Slice } from './sender.ts';

const EVENTS = 10;
const PEOPLE = 40;
const NOTICES = 60;
const TOGETHER = 10;

const inTens = (slices: readonly Slice[]): Slice[][] =>
  Array.from({ length: Math.ceil(slices.length / TOGETHER) }, (_, index) =>
    slices.slice(index * TOGETHER, (index + 1) * TOGETHER),
  );

const eventOf = (index: number, dueAt: number): EventPlan => ({
  id: `EV${index}`,
  office: OFFICES[index % OFFICES.length] ?? OFFICES[0],
  size: PEOPLE,
  dueAt,
  startsAt: dueAt + 60 * HOUR,
  changes: [],
  links: false,
});

const noticeOf = (index: number, at: number): NoticePlan => ({
  id: `NT${index}`,
  office: OFFICES[index % OFFICES.length] ?? OFFICES[0],
  at,
  escalates: false,
});

const phone = (number: number): string => `+62860${String(10_000_000 + number)}`;

/** Hundreds of messages on a store, and the queue messages that bring them to the senders, in an order of the seed's. */
export const recordAll = async (table: Table, truth: Truth, seed: number, now: number): Promise<Job[]> => {
  const random = randomOf(seed, 'kill');
  const lanes: { readonly [L in Job['lane']]: Slice[] } = { urgent: [], standard: [] };
  const clock = { now: () => instantFromMillis(now) };
  const client = messagingClient(
    platformOf({
      table,
      clock,
      ids: { id: () => 'fixture', token: () => 'no-token' },
      settings: settingsFor({ perSecond: 10_000, monthlyParts: 100_000, noticeFloor: 100 }),
      sms: { send: () => Promise.reject(new Error('nothing is sent here')) },
      queues: {
        send: async (queue, messages) => {
          const lane = queue === 'messages-urgent' ? lanes.urgent : lanes.standard;
          for (const { body } of messages)
            lane.push({ batchKey: String(body['batch']), slice: Number(body['slice']) });
        },
      },
    }),
  );
  for (let index = 0; index < EVENTS; index += 1) {
    const people = Array.from({ length: PEOPLE }, (_, person) => ({
      recipient: `R${index}-${person}`,
      to: phone(index * PEOPLE + person),
    }));
    const order = reminderOrder(eventOf(index, now), 1);
    ask(truth, order, people, now);
    await client.record(order, people);
  }
  for (let index = 0; index < NOTICES; index += 1) {
    const person = { recipient: `C${index}`, to: phone(500_000 + index) };
    const intent = noticeIntent(noticeOf(index, now), person, now, 1);
    const { recipient: _, to: __, own: ___, ...order } = intent;
    // What is left of an intent is its order.
    ask(truth, order as Parameters<typeof ask>[1], [person], now);
    await client.recordEach([intent]);
    if (!truth.asked.has(intentKey(intent)) || wakeKey(intent) === '')
      throw new Error('the fixture lost one');
  }
  return (['urgent', 'standard'] as const).flatMap((lane) =>
    inTens(random.shuffled(lanes[lane])).map((slices) => ({ lane, slices })),
  );
};
