import type { Clock, Instant } from '#shared/kernel/time.ts';
import { notAfterOf } from '../domain/plan.ts';
import {
  CHANGE_RULE,
  type Entry,
  type FanOut,
  finishEntry,
  nextEntry,
  type Timeline,
} from '../domain/timeline.ts';
import { concerned, contactRecipients, orderFor, recipientsOf, statusesFor } from './intents.ts';
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

/** Of a change that was taken back only those hear who saw it when they registered. */
const tellsContacts = ({ snapshot: { change } }: Timeline, rule: string): boolean =>
  rule !== CHANGE_RULE || change?.kind !== 'event_changed' || change.onlySince === undefined;

/** Once people are being told of a move, a later one has to start from it. */
const mustBegin = ({ snapshot, fanOut }: Timeline, rule: string): boolean =>
  rule === CHANGE_RULE && fanOut?.rule !== rule && snapshot.change?.kind === 'event_changed';

type Reached = FanOut & { readonly isLast: boolean };

/**
 * Turns some pages of registrations into intents and then remembers how far it came. A page that is done twice records
 * nothing twice; the saved cursor only saves work. `more` asks to be called again.
 */
export const makeFanOut = ({ store, active, record, clock, publicUrl, pagesAtOnce }: Deps) => {
  /** How many speakers and hosts the entry goes to: recorded before the first page. */
  const recordContacts = async (timeline: Timeline, entry: Entry): Promise<number> => {
    const contacts = tellsContacts(timeline, entry.rule) ? contactRecipients(timeline.snapshot) : [];
    if (contacts.length > 0) await record(orderFor(timeline.snapshot, entry), contacts);
    return contacts.length;
  };

  const recordPages = async (
    { eventId, rule }: Input,
    timeline: Timeline,
    entry: Entry,
  ): Promise<Reached> => {
    const order = orderFor(timeline.snapshot, entry);
    const filter = { statuses: statusesFor(rule) };
    const isConcerned = concerned(timeline.snapshot, entry);
    let { cursor, count } = progressOf(timeline, rule);
    if (cursor === undefined) count = await recordContacts(timeline, entry);
    for (let done = 0; done < pagesAtOnce; done += 1) {
      const page = await active(eventId, filter, cursor, PAGE);
      const people = page.registrations.filter(isConcerned);
      await record(order, people.map(recipientsOf(publicUrl, entry)));
      count += people.length;
      ({ cursor } = page);
      if (cursor === undefined) return { rule, count, isLast: true };
    }
    return { rule, count, isLast: false, ...(cursor === undefined ? {} : { cursor }) };
  };

  const begun = async (timeline: Timeline, rule: string, now: Instant): Promise<Timeline | undefined> => {
    if (!mustBegin(timeline, rule)) return timeline;
    const next: Timeline = { ...timeline, fanOut: { rule, count: 0 }, nextAt: now };
    return (await store.save(next)) === 'saved' ? { ...next, revision: next.revision + 1 } : undefined;
  };

  return async (input: Input): Promise<{ readonly more: boolean }> => {
    const now = clock.now();
    const newest = await store.newest(input.eventId);
    const entry = entryOf(newest, input, now);
    if (newest === undefined || entry === undefined) return { more: false };
    const timeline = await begun(newest, input.rule, now);
    if (timeline === undefined) return { more: true };
    const { isLast, ...fanOut } = await recordPages(input, timeline, entry);
    // While pages follow, the timeline is due from now on: a fan-out that stops is found a minute later.
    const next: Timeline = isLast
      ? finished(timeline, input.rule, fanOut.count)
      : { ...timeline, fanOut, nextAt: now };
    const saved = await store.save(next);
    return { more: saved === 'stale' || !isLast };
  };
};
