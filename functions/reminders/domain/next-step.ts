import type { Instant } from '#shared/kernel/time.ts';
import { notAfterOf } from './plan.ts';
import { type Entry, nextEntry, type Timeline } from './timeline.ts';

export type Step =
  | { readonly action: 'wait'; readonly until: Instant }
  | { readonly action: 'fan_out'; readonly rule: string }
  | { readonly action: 'done' };

/** Entries that nobody got to in time end as expired. */
export const expireMissed = ({ snapshot, entries }: Timeline, now: Instant): readonly Entry[] =>
  entries.map((entry) =>
    entry.state === 'planned' && now > notAfterOf(snapshot, entry.rule)
      ? { ...entry, state: 'expired', reason: 'too_late' }
      : entry,
  );

/** What the execution should do now, given entries of which none has been missed. */
export const nextStep = (entries: readonly Entry[], now: Instant): Step => {
  const next = nextEntry(entries);
  if (next === undefined) return { action: 'done' };
  return next.dueAt > now ? { action: 'wait', until: next.dueAt } : { action: 'fan_out', rule: next.rule };
};
