import type { Duration, Instant } from '#shared/kernel/time.ts';
import { instantFromMillis, localMinus, millisOf, toInstant, toLocal } from '#shared/kernel/time.ts';
import { changeEntry, lastChangeNotice } from './change-notice.ts';
import { beforeQuiet, isQuiet, quietEnd } from './quiet-hours.ts';
import { CHANGE_RULE, type Entry, type TimelineSnapshot } from './timeline.ts';

const HALF_AN_HOUR = 30 * 60_000;

/** A reminder later than this before the start helps nobody: people are on their way. */
export const lastReminder = (startsAt: Instant): Instant =>
  instantFromMillis(millisOf(startsAt) - HALF_AN_HOUR);

/** Until when an entry of this rule may still be sent. */
export const notAfterOf = (snapshot: TimelineSnapshot, rule: string): Instant =>
  rule === CHANGE_RULE ? lastChangeNotice(snapshot) : lastReminder(snapshot.startsAt);

type Time = Pick<Entry, 'dueAt' | 'shifted' | 'wantedAt'> & { readonly impossible?: string };

/** `wantedAt`, moved out of quiet hours: to their end, else to before them. */
const outOfQuiet = (snapshot: TimelineSnapshot, wantedAt: Instant, now: Instant): Time => {
  const { zone, startsAt, quietHours } = snapshot;
  const local = toLocal(wantedAt, zone);
  if (!isQuiet(local, quietHours)) return { dueAt: wantedAt };
  const morning = quietEnd(local, zone, quietHours);
  if (morning <= lastReminder(startsAt)) return { dueAt: morning, shifted: true, wantedAt };
  const evening = beforeQuiet(local, zone, quietHours);
  if (evening > now) return { dueAt: evening, shifted: true, wantedAt };
  return { dueAt: wantedAt, impossible: 'quiet_hours' };
};

/** The rule's time on the venue's wall clock, outside quiet hours. */
const timeOf = (snapshot: TimelineSnapshot, rule: Duration, now: Instant): Time => {
  const { localStart, zone } = snapshot;
  return outOfQuiet(snapshot, toInstant(localMinus(localStart, rule), zone), now);
};

/** A change that everybody is told of; one that was taken back concerns few. */
const tellsAll = ({ change }: TimelineSnapshot): boolean =>
  change?.kind === 'event_changed' && change.onlySince === undefined;

/** What fell due while a change was held back that has been taken back since, and still helps. */
const heldBack = (snapshot: TimelineSnapshot, { dueAt }: Time, now: Instant): Time | undefined => {
  const { untoldSince } = snapshot;
  if (untoldSince === undefined || dueAt < untoldSince || tellsAll(snapshot)) return undefined;
  const { dueAt: later } = outOfQuiet(snapshot, now, now);
  return later >= now ? { dueAt: later, wantedAt: dueAt } : undefined;
};

const reminderEntry = (snapshot: TimelineSnapshot, rule: Duration, now: Instant): Entry => {
  const wanted = timeOf(snapshot, rule, now);
  const { impossible, ...time } =
    wanted.dueAt < now && wanted.impossible === undefined
      ? (heldBack(snapshot, wanted, now) ?? wanted)
      : wanted;
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

/** What falls due before everybody has been told of a change says nothing that its notice does not say. */
const withoutTold = (entries: readonly Entry[], notice: Entry | undefined): Entry[] =>
  entries.map((entry) =>
    notice?.state === 'planned' && entry.state === 'planned' && entry.dueAt <= notice.dueAt
      ? { ...entry, state: 'expired', reason: 'told_by_change' }
      : entry,
  );

/**
 * What is to be sent for one schedule version: the change notice as soon as it has settled and the hour allows, then each
 * reminder rule. A cancelled event keeps its notice only.
 */
export const planEntries = (snapshot: TimelineSnapshot, now: Instant): Entry[] => {
  const notice = changeEntry(snapshot, now);
  const notices = notice === undefined ? [] : [notice];
  if (snapshot.status === 'cancelled') return notices;
  const rules = [...new Set(snapshot.rules)];
  const reminders = onePerMoment(rules.map((rule) => reminderEntry(snapshot, rule, now)));
  return [...notices, ...withoutTold(reminders, tellsAll(snapshot) ? notice : undefined)];
};
