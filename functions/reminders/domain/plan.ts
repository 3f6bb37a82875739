import type { Duration, Instant } from '#shared/kernel/time.ts';
import { instantFromMillis, localMinus, millisOf, toInstant, toLocal } from '#shared/kernel/time.ts';
import { beforeQuiet, isQuiet, quietEnd } from './quiet-hours.ts';
import { CHANGE_RULE, type Entry, type TimelineSnapshot } from './timeline.ts';

const HALF_AN_HOUR = 30 * 60_000;

/** A reminder later than this before the start helps nobody: people are on their way. */
export const lastReminder = (startsAt: Instant): Instant =>
  instantFromMillis(millisOf(startsAt) - HALF_AN_HOUR);

const oldStart = ({ startsAt, change, zone }: TimelineSnapshot): Instant =>
  change?.kind === 'event_changed' ? toInstant(change.oldLocalStart, zone) : startsAt;

/** A change notice is worth sending until the earlier and the newer start are both over. */
export const lastChangeNotice = (snapshot: TimelineSnapshot): Instant => {
  const before = oldStart(snapshot);
  return before > snapshot.startsAt ? before : snapshot.startsAt;
};

const THREE_HOURS = 3 * 3_600_000;

/** A notice of change may wait for the end of the quiet hours only until then: afterwards people set out. */
export const lastWaitForMorning = (snapshot: TimelineSnapshot): Instant => {
  const before = oldStart(snapshot);
  const first = before < snapshot.startsAt ? before : snapshot.startsAt;
  return instantFromMillis(millisOf(first) - THREE_HOURS);
};

/** Until when an entry of this rule may still be sent. */
export const notAfterOf = (snapshot: TimelineSnapshot, rule: string): Instant =>
  rule === CHANGE_RULE ? lastChangeNotice(snapshot) : lastReminder(snapshot.startsAt);

type Time = { readonly dueAt: Instant; readonly shifted?: true; readonly impossible?: string };

/** The rule's time on the venue's wall clock, moved out of quiet hours: to their end, else to before them. */
const timeOf = (snapshot: TimelineSnapshot, rule: Duration, now: Instant): Time => {
  const { localStart, zone, startsAt, quietHours } = snapshot;
  const local = localMinus(localStart, rule);
  const dueAt = toInstant(local, zone);
  if (!isQuiet(local, quietHours)) return { dueAt };
  const morning = quietEnd(local, zone, quietHours);
  if (morning <= lastReminder(startsAt)) return { dueAt: morning, shifted: true };
  const evening = beforeQuiet(local, zone, quietHours);
  if (evening > now) return { dueAt: evening, shifted: true };
  return { dueAt, impossible: 'quiet_hours' };
};

const reminderEntry = (snapshot: TimelineSnapshot, rule: Duration, now: Instant): Entry => {
  const { impossible, ...time } = timeOf(snapshot, rule, now);
  const expired = (reason: string): Entry => ({ rule, ...time, state: 'expired', reason });
  if (impossible !== undefined) return expired(impossible);
  if (time.dueAt < now) return expired('past_when_planned');
  if (time.dueAt > lastReminder(snapshot.startsAt)) return expired('too_close_to_start');
  return { rule, ...time, state: 'planned' };
};

/** Two rules that fall on the same moment are one SMS. */
const onePerMoment = (entries: readonly Entry[]): Entry[] =>
  entries.map((entry, index) => {
    const isSecond = entries
      .slice(0, index)
      .some((earlier) => earlier.state === 'planned' && earlier.dueAt === entry.dueAt);
    return entry.state === 'planned' && isSecond
      ? { ...entry, state: 'expired', reason: 'same_time_as_another' }
      : entry;
  });

/** At once; in quiet hours at their end, where that leaves people time enough. */
const changeTime = (snapshot: TimelineSnapshot, now: Instant): Time => {
  const { zone, quietHours } = snapshot;
  const local = toLocal(now, zone);
  if (!isQuiet(local, quietHours)) return { dueAt: now };
  const morning = quietEnd(local, zone, quietHours);
  return morning <= lastWaitForMorning(snapshot) ? { dueAt: morning, shifted: true } : { dueAt: now };
};

const changeEntries = (snapshot: TimelineSnapshot, now: Instant): Entry[] => {
  if (snapshot.change === undefined) return [];
  const inTime = now <= lastChangeNotice(snapshot);
  return [
    inTime
      ? { rule: CHANGE_RULE, ...changeTime(snapshot, now), state: 'planned' }
      : { rule: CHANGE_RULE, dueAt: now, state: 'expired', reason: 'past_when_planned' },
  ];
};

/**
 * What is to be sent for one schedule version: the change notice as soon as the hour allows, then each reminder rule.
 * A cancelled event keeps its notice only.
 */
export const planEntries = (snapshot: TimelineSnapshot, now: Instant): Entry[] => {
  const changes = changeEntries(snapshot, now);
  if (snapshot.status === 'cancelled') return changes;
  const rules = [...new Set(snapshot.rules)];
  return [...changes, ...onePerMoment(rules.map((rule) => reminderEntry(snapshot, rule, now)))];
};
