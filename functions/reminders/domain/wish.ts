import { type Instant, type LocalDateTime, toInstant } from '#shared/kernel/time.ts';
import {
  CHANGE_RULE,
  type Entry,
  isUntold,
  type Timeline,
  type TimelineChange,
  type TimelineSnapshot,
} from './timeline.ts';

/** What somebody wants to send by hand, or to see before changing an event. */
export type Wish =
  | { readonly kind: 'reminder' }
  | { readonly kind: 'event_cancelled' }
  | {
      readonly kind: 'event_changed';
      readonly localStart?: LocalDateTime;
      readonly venueName?: string;
      readonly shortName?: string;
    };

type Change = Extract<TimelineChange, { kind: 'event_changed' }>;

/** What people believe: before the last move, as long as its notice has not gone out. */
const believed = (timeline: Timeline): Omit<Change, 'kind' | 'onlySince' | 'newTitle' | 'newVenueName'> => {
  const { change, localStart, venueName } = timeline.snapshot;
  if (!isUntold(timeline) || change?.kind !== 'event_changed' || change.onlySince !== undefined)
    return { oldLocalStart: localStart, oldVenueName: venueName };
  const { kind: _, newTitle: __, newVenueName: ___, onlySince: ____, ...old } = change;
  return old;
};

const moved = (
  timeline: Timeline,
  wish: Extract<Wish, { kind: 'event_changed' }>,
): TimelineSnapshot | undefined => {
  const { snapshot } = timeline;
  const {
    localStart = snapshot.localStart,
    venueName = snapshot.venueName,
    shortName = snapshot.shortName,
  } = wish;
  const isRenamed = shortName !== snapshot.shortName;
  if (localStart === snapshot.localStart && venueName === snapshot.venueName && !isRenamed) return undefined;
  const old = believed(timeline);
  return {
    ...snapshot,
    localStart,
    startsAt: toInstant(localStart, snapshot.zone),
    venueName,
    shortName,
    change: {
      ...(isRenamed ? { oldShortName: snapshot.shortName } : {}),
      ...old,
      kind: 'event_changed',
    },
  };
};

/** Whoever has not heard of the last move hears of the event as they know it. */
const cancelled = (timeline: Timeline): TimelineSnapshot => {
  const { oldVenueName: _, ...old } = believed(timeline);
  return { ...timeline.snapshot, status: 'cancelled', change: { ...old, kind: 'event_cancelled' } };
};

/** The event as it would be told of; undefined when nobody would be told, since neither time nor place nor name changes. */
export const wished = (timeline: Timeline, wish: Wish): TimelineSnapshot | undefined => {
  const { snapshot } = timeline;
  if (wish.kind === 'reminder') return snapshot;
  const next = wish.kind === 'event_cancelled' ? cancelled(timeline) : moved(timeline, wish);
  return next === undefined ? undefined : { ...next, scheduleVersion: snapshot.scheduleVersion + 1 };
};

/** A sending by hand is a rule of its own: the same request is the same SMS, another one is another. */
export const handRule = (requestId: string): string => `now-${requestId}`;

/** The notice of a change that nobody has been told of: a reminder before it would tell half of it. */
export const pendingNotice = (timeline: Timeline): Entry | undefined => {
  const { change } = timeline.snapshot;
  const isForAll = change?.kind === 'event_changed' && change.onlySince === undefined;
  return isForAll && isUntold(timeline)
    ? timeline.entries.find(({ rule, state }) => rule === CHANGE_RULE && state === 'planned')
    : undefined;
};

export const entryAt = ({ kind }: Wish, requestId: string, dueAt: Instant): Entry => ({
  rule: kind === 'reminder' ? handRule(requestId) : CHANGE_RULE,
  dueAt,
  state: 'planned',
});
