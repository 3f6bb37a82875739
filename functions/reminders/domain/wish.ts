import { type Instant, type LocalDateTime, toInstant } from '#shared/kernel/time.ts';
import {
  CHANGE_RULE,
  type Entry,
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

/** What people believe: before the last move, as long as its notice has not gone out. */
const believed = ({
  snapshot,
  entries,
}: Timeline): Omit<Extract<TimelineChange, { kind: 'event_changed' }>, 'kind'> => {
  const { change, localStart, venueName } = snapshot;
  const isUntold = entries.some(({ rule, state }) => rule === CHANGE_RULE && state === 'planned');
  return isUntold && change?.kind === 'event_changed'
    ? change
    : { oldLocalStart: localStart, oldVenueName: venueName };
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
  if (localStart === snapshot.localStart && venueName === snapshot.venueName) return undefined;
  return {
    ...snapshot,
    localStart,
    startsAt: toInstant(localStart, snapshot.zone),
    venueName,
    shortName,
    change: { ...believed(timeline), kind: 'event_changed' },
  };
};

const cancelled = (snapshot: TimelineSnapshot): TimelineSnapshot => ({
  ...snapshot,
  status: 'cancelled',
  change: { kind: 'event_cancelled' },
});

/** The event as it would be told of; undefined when nobody would be told, since neither time nor place changes. */
export const wished = (timeline: Timeline, wish: Wish): TimelineSnapshot | undefined => {
  const { snapshot } = timeline;
  if (wish.kind === 'reminder') return snapshot;
  const next = wish.kind === 'event_cancelled' ? cancelled(snapshot) : moved(timeline, wish);
  return next === undefined ? undefined : { ...next, scheduleVersion: snapshot.scheduleVersion + 1 };
};

/** A sending by hand is a rule of its own: the same request is the same SMS, another one is another. */
export const handRule = (requestId: string): string => `now-${requestId}`;

export const entryAt = ({ kind }: Wish, requestId: string, dueAt: Instant): Entry => ({
  rule: kind === 'reminder' ? handRule(requestId) : CHANGE_RULE,
  dueAt,
  state: 'planned',
});
