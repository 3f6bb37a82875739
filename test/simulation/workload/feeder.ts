import { type Intent, messagingClient, type Order, type Recipient } from '#functions/messaging/contract.ts';
import { BATCH_SIZE } from '#functions/messaging/domain/batch.ts';
import type { Queues } from '#shared/aws/platform.ts';
import { platformOf } from '../world/platform.ts';
import { survive } from '../world/sweeper.ts';
import { type Asked, ask } from '../world/truth.ts';
import type { World } from '../world/world.ts';

/** Nobody shares a phone with another of the same page. */
const withoutCompanions = (people: readonly Recipient[]): Recipient[][] => {
  const pages: { readonly phones: Set<string>; readonly people: Recipient[] }[] = [];
  for (const person of people) {
    const free = ({ phones, people: taken }: (typeof pages)[number]) =>
      taken.length < BATCH_SIZE && !phones.has(person.to);
    const page = pages.find(free) ?? { phones: new Set(), people: [] };
    if (page.people.length === 0) pages.push(page);
    page.phones.add(person.to);
    page.people.push(person);
  }
  return pages.map((page) => page.people);
};

const pagesOf = (people: readonly Recipient[]): Recipient[][] =>
  Array.from({ length: Math.ceil(people.length / BATCH_SIZE) }, (_, page) =>
    people.slice(page * BATCH_SIZE, (page + 1) * BATCH_SIZE),
  );

/** Fan-outs and causes: they record what is to be sent, and record it again when they cannot tell whether they have. */
export const feeder = (world: World, queues: Queues) => {
  const { time, truth, settings, without } = world;
  const random = world.random('feeder');
  const { life, table } = world.newBody('feeder', () => undefined);
  const ids = { id: () => 'feeder', token: () => 'no-token' };
  const sms = { send: () => Promise.reject(new Error('fan-outs send nothing')) };
  const client = messagingClient(platformOf({ table, clock: time.clock, ids, queues, settings, sms }));

  /** What had to be repeated has its place in the lane twice. */
  const jolt = (asked: readonly Asked[]): void => {
    for (const { order } of asked) truth.jolted.add(order.subject);
  };

  const untilRecorded = async (record: () => Promise<void>): Promise<void> => {
    for (;;) {
      try {
        await record();
        return;
      } catch (error) {
        survive(error);
        await time.sleep(random.int(500, 30_000));
      }
    }
  };

  const insist = async (asked: readonly Asked[], record: () => Promise<void>): Promise<void> => {
    await untilRecorded(record);
    for (const each of asked) each.recordedAt = time.now();
    const call = life.current();
    if (call.troubled) jolt(asked);
    call.troubled = false;
    if (!random.chance(0.03)) return;
    // Whoever died before it noted its progress does the page once more.
    jolt(asked);
    await record().catch(survive);
  };

  return {
    /** Page by page, as long as it goes on. */
    fanOut: async (order: Order, people: readonly Recipient[], goesOn: () => boolean): Promise<void> => {
      const pages = without?.splitPages ? withoutCompanions(people) : pagesOf(people);
      for (const page of pages) {
        if (!goesOn()) return;
        const asked = ask(truth, order, page, time.now());
        await insist(asked, () => client.record(order, page));
      }
    },
    single: async (intent: Intent): Promise<void> => {
      const { recipient, to, own: _, ...order } = intent;
      // What is left of an intent is its order.
      const asked = ask(truth, order as Order, [{ recipient, to }], time.now());
      await insist(asked, () => client.recordEach([intent]));
    },
  };
};

export type Feeder = ReturnType<typeof feeder>;
