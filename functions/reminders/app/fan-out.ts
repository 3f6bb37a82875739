import type { Clock, Instant } from '#shared/kernel/time.ts';
import { notAfterOf } from '../domain/plan.ts';
import { type Entry, type FanOut, finishEntry, nextEntry, type Timeline } from '../domain/timeline.ts';
import { orderFor, recipientsOf, statusesFor } from './intents.ts';
import type { ActiveRegistrations, RecordOrder, TimelineStore } from './ports.ts';

type Deps = {
  readonly store: TimelineStore;
  readonly active: ActiveRegistrations;
  readonly record: RecordOrder;
  readonly clock: Clock;
  /** Origin of links, without trailing slash. */
  readonly publicUrl: string;
  /** How often it writes down how far it came: a page that is lost is only done again. */
  readonly pagesAtOnce: number;
};

type Input = { readonly eventId: string; readonly scheduleVersion: number; readonly rule: string };

const PAGE = 100;

/** The entry to work off; none when it is done, not due, too late, or belongs to an older schedule version. */
const entryOf = (timeline: Timeline | undefined, input: Input, now: Instant): Entry | undefined => {
  if (timeline?.snapshot.scheduleVersion !== input.scheduleVersion) return undefined;
  if (now > notAfterOf(timeline.snapshot, input.rule)) return undefined;
  return timeline.entries.find(
    ({ rule, state, dueAt }) => rule === input.rule && state === 'planned' && dueAt <= now,
  );
};

const progressOf = ({ fanOut }: Timeline, rule: string): FanOut =>
  fanOut?.rule === rule ? fanOut : { rule, count: 0 };

const finished = (timeline: Timeline, rule: string, count: number): Timeline => {
  const { fanOut: _, nextAt: __, ...rest } = timeline;
  const entries = finishEntry(timeline.entries, rule, count);
  const next = nextEntry(entries);
  return { ...rest, entries, ...(next === undefined ? {} : { nextAt: next.dueAt }) };
};

type Reached = FanOut & { readonly isLast: boolean };

/**
 * Turns some pages of registrations into intents and then remembers how far it came. A page that is done twice records
 * nothing twice; the saved cursor only saves work. `more` asks to be called again.
 */
export const makeFanOut = ({ store, active, record, clock, publicUrl, pagesAtOnce }: Deps) => {
  const recordPages = async (
    { eventId, rule }: Input,
    timeline: Timeline,
    entry: Entry,
  ): Promise<Reached> => {
    const order = orderFor(timeline.snapshot, entry);
    const statuses = statusesFor(rule);
    let { cursor, count } = progressOf(timeline, rule);
    for (let done = 0; done < pagesAtOnce; done += 1) {
      const page = await active(eventId, { statuses }, cursor, PAGE);
      await record(order, page.registrations.map(recipientsOf(publicUrl, entry)));
      count += page.registrations.length;
      ({ cursor } = page);
      if (cursor === undefined) return { rule, count, isLast: true };
    }
    return { rule, count, isLast: false, ...(cursor === undefined ? {} : { cursor }) };
  };

  return async (input: Input): Promise<{ readonly more: boolean }> => {
    const now = clock.now();
    const timeline = await store.newest(input.eventId);
    const entry = entryOf(timeline, input, now);
    if (timeline === undefined || entry === undefined) return { more: false };
    const { isLast, ...fanOut } = await recordPages(input, timeline, entry);
    // While pages follow, the timeline is due from now on: a fan-out that stops is found a minute later.
    const next: Timeline = isLast
      ? finished(timeline, input.rule, fanOut.count)
      : { ...timeline, fanOut, nextAt: now };
    const saved = await store.save(next);
    return { more: saved === 'stale' || !isLast };
  };
};
