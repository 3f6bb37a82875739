import {
  type Duration,
  durationMillis,
  type Instant,
  instantFromMillis,
  millisOf,
  plus,
  toInstant,
  toLocal,
} from '#shared/kernel/time.ts';
import { isQuiet, quietEnd } from './quiet-hours.ts';
import { CHANGE_RULE, type Entry, type TimelineSnapshot } from './timeline.ts';

/** How long a change waits for another one: both become one notice. */
export const SETTLES_IN = 'PT10M' as Duration;

/** Nearer to the start than this a change is told at once. */
const URGENT_WITHIN = 'P1D' as Duration;

const THREE_HOURS = 'PT3H' as Duration;

const oldStart = ({ startsAt, change, zone }: TimelineSnapshot): Instant =>
  change?.kind === 'event_changed' ? toInstant(change.oldLocalStart, change.oldZone ?? zone) : startsAt;

const startsOf = (snapshot: TimelineSnapshot): readonly [first: Instant, last: Instant] => {
  const [before, after] = [oldStart(snapshot), snapshot.startsAt];
  return before < after ? [before, after] : [after, before];
};

/** A change notice is worth sending until the earlier and the newer start are both over. */
export const lastChangeNotice = (snapshot: TimelineSnapshot): Instant => startsOf(snapshot)[1];

const before = (at: Instant, by: Duration): Instant => instantFromMillis(millisOf(at) - durationMillis(by));

/** A notice of change may wait for the end of the quiet hours only until then: afterwards people set out. */
export const lastWaitForMorning = (snapshot: TimelineSnapshot): Instant =>
  before(startsOf(snapshot)[0], THREE_HOURS);

/** A cancellation is never held back, and neither is what people who come soon must know. */
const settledAt = (snapshot: TimelineSnapshot, now: Instant): Instant =>
  snapshot.change?.kind === 'event_changed' && now < before(startsOf(snapshot)[0], URGENT_WITHIN)
    ? plus(now, SETTLES_IN)
    : now;

/** When the notice is to go; in quiet hours at their end, where that leaves people time enough. */
export const noticeTime = (
  snapshot: TimelineSnapshot,
  now: Instant,
): Pick<Entry, 'dueAt' | 'shifted' | 'wantedAt'> => {
  const { zone, quietHours } = snapshot;
  const dueAt = settledAt(snapshot, now);
  const local = toLocal(dueAt, zone);
  if (!isQuiet(local, quietHours)) return { dueAt };
  const morning = quietEnd(local, zone, quietHours);
  return morning <= lastWaitForMorning(snapshot)
    ? { dueAt: morning, shifted: true, wantedAt: dueAt }
    : { dueAt };
};

/** The notice of the snapshot's change, if it has one. */
export const changeEntry = (snapshot: TimelineSnapshot, now: Instant): Entry | undefined => {
  if (snapshot.change === undefined) return undefined;
  return now <= lastChangeNotice(snapshot)
    ? { rule: CHANGE_RULE, ...noticeTime(snapshot, now), state: 'planned' }
    : { rule: CHANGE_RULE, dueAt: now, state: 'expired', reason: 'past_when_planned' };
};
