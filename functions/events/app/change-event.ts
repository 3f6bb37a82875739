import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock, Instant } from '#shared/kernel/time.ts';
import { type Change, differences } from '../domain/change.ts';
import type { EventRecord } from '../domain/event.ts';
import type { Decision } from '../domain/transitions.ts';
import type { AfterCommit, EventStore, StaleVersion } from './ports.ts';

export type ChangeTarget = {
  readonly eventId: string;
  /** The office that asks; another office's event is not found. */
  readonly officeId: string;
  readonly by: string;
  /** The version that the caller has seen. */
  readonly version: number;
};

export type ChangeError = { readonly kind: 'event_not_found' } | StaleVersion;

export type ChangeDeps = {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly afterCommit: AfterCommit;
};

export type Decided<E> = Promise<Result<Decision, E>>;

const historyOf = (
  before: EventRecord,
  { after, kind, reason }: Decision,
  by: string,
  at: Instant,
): Change => ({
  version: after.version,
  kind,
  at,
  by,
  fields: differences(before, after),
  ...(reason === undefined ? {} : { reason }),
});

/** Reads, decides, stores and wakes: the same for every change. One that changes nothing answers without a new version. */
export const changeEvent = async <E>(
  { store, clock, afterCommit }: ChangeDeps,
  target: ChangeTarget,
  decide: (event: EventRecord, now: Instant) => Decided<E>,
): Promise<Result<EventRecord, E | ChangeError>> => {
  const before = await store.find(target.eventId);
  if (before === undefined || before.officeId !== target.officeId) return err({ kind: 'event_not_found' });
  if (before.version !== target.version) return err({ kind: 'stale_version' });
  const now = clock.now();
  const decided = await decide(before, now);
  if (!decided.ok) return decided;
  const change = historyOf(before, decided.value, target.by, now);
  if (change.fields.length === 0) return ok(before);
  const saved = await store.save(before, decided.value, change);
  if (!saved.ok) return saved;
  await afterCommit(before, decided.value, now);
  return ok(decided.value.after);
};
