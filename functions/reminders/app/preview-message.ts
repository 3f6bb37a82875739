import type { OrderPreview } from '#functions/messaging/contract.ts';
import type { Actor } from '#shared/http/roles.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { type Clock, type Duration, type Instant, plus, type Zone } from '#shared/kernel/time.ts';
import { noticeTime } from '../domain/change-notice.ts';
import type { Timeline, TimelineSnapshot } from '../domain/timeline.ts';
import { entryAt, pendingNotice, type Wish, wished } from '../domain/wish.ts';
import { type FiguresDeps, figuresOf } from './figures.ts';
import type { PreviewTokens, TimelineStore } from './ports.ts';

export type NotStanding =
  /** Not there, not published, or somebody else's. */
  { readonly kind: 'event_not_found' } | { readonly kind: 'event_cancelled' };

/** Everybody hears of a change first: a reminder by hand waits for its notice. */
export type ChangePending = {
  readonly kind: 'change_pending';
  readonly dueAt: Instant;
  readonly zone: Zone;
};

/** `nothing_to_tell`: neither time nor place nor name changes, so nobody is told. */
export type PreviewError = NotStanding | ChangePending | { readonly kind: 'nothing_to_tell' };

export type ShownPreview = {
  readonly preview: OrderPreview;
  readonly zone: Zone;
  /** Sending it needs the token. */
  readonly needsToken: boolean;
  /** Only for what can be sent by hand. */
  readonly token?: { readonly secret: string; readonly expiresAt: Instant };
};

type Deps = FiguresDeps & {
  readonly store: Pick<TimelineStore, 'newest'>;
  readonly tokens: Pick<PreviewTokens, 'issue'>;
  readonly clock: Clock;
  /** SMS that may leave by hand without anybody having looked first. */
  readonly previewAbove: number;
};

const TOKEN_LIVES = 'PT30M' as Duration;

/** The timeline of an own event that still takes place. */
export const standingEvent = async (
  { store }: Pick<Deps, 'store'>,
  eventId: string,
  { officeId }: Pick<Actor, 'officeId'>,
): Promise<Result<Timeline, NotStanding>> => {
  const timeline = await store.newest(eventId);
  if (timeline?.snapshot.officeId !== officeId) return err({ kind: 'event_not_found' });
  return timeline.snapshot.status === 'cancelled' ? err({ kind: 'event_cancelled' }) : ok(timeline);
};

export const changePending = (timeline: Timeline): ChangePending | undefined => {
  const notice = pendingNotice(timeline);
  const { zone } = timeline.snapshot;
  return notice === undefined ? undefined : { kind: 'change_pending', dueAt: notice.dueAt, zone };
};

/** When a wish would come true: a change settles first. Quiet hours are for the preview itself to show. */
const dueOf = (snapshot: TimelineSnapshot, wish: Wish, now: Instant): Instant => {
  if (wish.kind === 'reminder') return now;
  const { dueAt, shifted } = noticeTime(snapshot, now);
  return shifted ? now : dueAt;
};

/** Shows what would be sent if the wish came true now; nothing is sent. Throws StoreBusy or StoreAnswerLost. */
export const makePreviewMessage =
  (deps: Deps) =>
  async (
    { eventId, wish }: { readonly eventId: string; readonly wish: Wish },
    actor: Pick<Actor, 'officeId'>,
  ): Promise<Result<ShownPreview, PreviewError>> => {
    const event = await standingEvent(deps, eventId, actor);
    if (!event.ok) return event;
    const pending = wish.kind === 'reminder' ? changePending(event.value) : undefined;
    if (pending !== undefined) return err(pending);
    const snapshot = wished(event.value, wish);
    if (snapshot === undefined) return err({ kind: 'nothing_to_tell' });
    const now = deps.clock.now();
    const { preview } = await figuresOf(deps, snapshot, entryAt(wish, 'preview', dueOf(snapshot, wish, now)));
    const { zone, officeId, scheduleVersion } = snapshot;
    if (wish.kind !== 'reminder') return ok({ preview, zone, needsToken: false });
    const expiresAt = plus(now, TOKEN_LIVES);
    const shown = { eventId, officeId, scheduleVersion, leaving: preview.leaving };
    const secret = await deps.tokens.issue(shown, expiresAt);
    const needsToken = preview.messages > deps.previewAbove;
    return ok({ preview, zone, needsToken, token: { secret, expiresAt } });
  };
