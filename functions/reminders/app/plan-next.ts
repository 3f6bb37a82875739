import type { Clock, Instant } from '#shared/kernel/time.ts';
import { expireMissed, nextStep, type Step } from '../domain/next-step.ts';
import { clearPlanned, nextEntry, type Timeline } from '../domain/timeline.ts';
import type { TimelineStore } from './ports.ts';

type Deps = { readonly store: TimelineStore; readonly clock: Clock };

type Input = { readonly eventId: string; readonly scheduleVersion: number };

export type PlanNext =
  | Exclude<Step, { readonly action: 'done' }>
  | { readonly action: 'done'; readonly reason: 'complete' | 'superseded' | 'not_found' };

const withEntries = (timeline: Timeline, entries: Timeline['entries']): Timeline => {
  const { nextAt: _, ...rest } = timeline;
  const next = nextEntry(entries);
  return { ...rest, entries, ...(next === undefined ? {} : { nextAt: next.dueAt }) };
};

/** A newer schedule version has its own timeline: what this one had planned is cleared. */
const endSuperseded = async (
  store: TimelineStore,
  { eventId, scheduleVersion }: Input,
): Promise<PlanNext> => {
  const old = await store.get(eventId, scheduleVersion);
  if (old?.nextAt !== undefined) await store.save(withEntries(old, clearPlanned(old.entries)));
  return { action: 'done', reason: 'superseded' };
};

const missed = (timeline: Timeline, now: Instant): Timeline | undefined => {
  const entries = expireMissed(timeline, now);
  const isChanged = entries.some((entry, index) => entry !== timeline.entries[index]);
  return isChanged ? withEntries(timeline, entries) : undefined;
};

/** What the execution of one event and schedule version has to do now; decided from the table each time. */
export const makePlanNext = ({ store, clock }: Deps) => {
  const planNext = async (input: Input): Promise<PlanNext> => {
    const newest = await store.newest(input.eventId);
    const version = newest?.snapshot.scheduleVersion;
    if (newest === undefined || version === undefined || version < input.scheduleVersion)
      return { action: 'done', reason: 'not_found' };
    if (version > input.scheduleVersion) return endSuperseded(store, input);
    const now = clock.now();
    const rest = missed(newest, now);
    // Somebody else saved in between: their revision decides.
    if (rest !== undefined && (await store.save(rest)) === 'stale') return planNext(input);
    const step = nextStep((rest ?? newest).entries, now);
    return step.action === 'done' ? { action: 'done', reason: 'complete' } : step;
  };
  return planNext;
};
