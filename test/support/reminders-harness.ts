import { type Intent, intentKey, type Order, type Recipient } from '#functions/messaging/contract.ts';
import { timelineStore } from '#functions/reminders/adapters/timeline-store.ts';
import { makeFanOut } from '#functions/reminders/app/fan-out.ts';
import { makePlanNext } from '#functions/reminders/app/plan-next.ts';
import { makeSweepTimelines } from '#functions/reminders/app/sweep-timelines.ts';
import type { TimelineSnapshot } from '#functions/reminders/contract.ts';
import { timelineReader, timelineSet } from '#functions/reminders/contract.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Phone } from '#shared/text/phone.ts';
import { phoneOf } from './builders/registrations.ts';
import { type TestPlatform, testPlatform } from './test-platform.ts';

type Person = {
  readonly registrationId: string;
  readonly phone: Phone;
  readonly status: 'seated' | 'waiting';
  readonly stopCode?: string;
  readonly registeredAt?: Instant;
  readonly promotedAt?: Instant;
};

export const people = (count: number, status: Person['status'] = 'seated', from = 0): Person[] =>
  Array.from({ length: count }, (_, index) => ({
    registrationId: `${status}-${from + index}`,
    phone: phoneOf(from + index),
    status,
  }));

/** Reminders on the real store in memory; who is registered and what is recorded are plain lists. */
export const remindersHarness = (
  now = '2025-10-20T02:00:00.000Z',
  platform: TestPlatform = testPlatform({}, now),
  pagesAtOnce = 5,
) => {
  const { table, clock, workflows } = platform;
  const registered: Person[] = [];
  const recorded = new Map<string, Intent>();
  const pages: number[] = [];
  const store = timelineStore(table);
  const active = async (
    _eventId: string,
    { statuses }: { readonly statuses: readonly string[] },
    cursor = '0',
    limit = 100,
  ) => {
    const from = Number(cursor);
    pages.push(from);
    const registrations = registered
      .slice(from, from + limit)
      .filter(({ status }) => statuses.includes(status));
    const next = from + limit;
    return { registrations, ...(next < registered.length ? { cursor: String(next) } : {}) };
  };
  const record = async (order: Order, recipients: readonly Recipient[]) => {
    for (const recipient of recipients) {
      const intent = { ...order, ...recipient } as Intent;
      if (!recorded.has(intentKey(intent))) recorded.set(intentKey(intent), intent);
    }
  };
  return {
    platform,
    store,
    registered,
    /** The `from` of each page that was read. */
    pages,
    recorded: () => [...recorded.values()],
    planNext: makePlanNext({ store, clock }),
    fanOut: makeFanOut({
      ...{ store, active, record, clock, pagesAtOnce },
      publicUrl: platform.settings.publicUrl,
    }),
    sweep: makeSweepTimelines({
      store,
      clock,
      start: (name, input) => workflows.start('event-timeline', name, input),
    }),
    timeline: (eventId = 'EV1') => timelineReader(table).get(eventId),
    set: async (snapshot: TimelineSnapshot) => {
      const written = await table.write(timelineSet(snapshot, clock.now()));
      if (!written.ok) throw new Error('this version has a timeline already');
    },
  };
};
