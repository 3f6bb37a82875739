import type { Instant } from '#shared/kernel/time.ts';
import { notAfterOf } from './plan.ts';
import { type Entry, nextEntry, type Timeline } from './timeline.ts';

/** `rule` is what is to be fanned out then, should it still be due. */
export type Step =
  | { readonly action: 'wait'; readonly until: Instant; readonly rule: string }
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
  const { rule, dueAt } = next;
  return dueAt > now ? { action: 'wait', until: dueAt, rule } : { action: 'fan_out', rule };
};
