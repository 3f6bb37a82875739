import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock, Instant } from '#shared/kernel/time.ts';
import { type Change, differences } from '../domain/change.ts';
import type { EventRecord } from '../domain/event.ts';
import type { Untold } from '../domain/known.ts';
import type { Decision } from '../domain/transitions.ts';
import type { AfterCommit, EventStore, StaleVersion, StandingPlan } from './ports.ts';

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
  readonly plans: StandingPlan;
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

/** What a change is decided on. */
export type Standing = {
  readonly event: EventRecord;
  readonly now: Instant;
  /** The change that nobody has been told of yet. */
  readonly untold: Untold | undefined;
};

type Step<E> = Result<EventRecord, E | ChangeError | { readonly kind: 'plan_moved' }>;

const changeOnce = async <E>(
  { store, clock, afterCommit, plans }: ChangeDeps,
  target: ChangeTarget,
  decide: (standing: Standing) => Decided<E>,
): Promise<Step<E>> => {
  const before = await store.find(target.eventId);
  if (before === undefined || before.officeId !== target.officeId) return err({ kind: 'event_not_found' });
  if (before.version !== target.version) return err({ kind: 'stale_version' });
  const plan = await plans.inForce(before);
  const now = clock.now();
  const decided = await decide({ event: before, now, untold: await plans.untold(before, plan, now) });
  if (!decided.ok) return decided;
  const change = historyOf(before, decided.value, target.by, now);
  if (change.fields.length === 0) return ok(before);
  const decision: Decision = { ...decided.value, after: { ...decided.value.after, changedAt: now } };
  const saved = await store.save(before, decision, change, plan);
  if (!saved.ok) return saved;
  await afterCommit(before, decision, now);
  return ok(decision.after);
};

/** A fan-out writes its progress down every few hundred people. */
const TRIES = 20;

/**
 * Reads, decides, stores and wakes: the same for every change. One that changes nothing answers without a new version.
 * When reminders or a notice went out meanwhile it is decided anew: what people know may be another.
 */
export const changeEvent = async <E>(
  deps: ChangeDeps,
  target: ChangeTarget,
  decide: (standing: Standing) => Decided<E>,
): Promise<Result<EventRecord, E | ChangeError>> => {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const done = await changeOnce(deps, target, decide);
    if (done.ok) return done;
    const { error } = done;
    if (!isPlanMoved(error)) return err(error);
  }
  throw new Error('the plan of an event moves faster than it can be changed');
};

const isPlanMoved = (error: unknown): error is { readonly kind: 'plan_moved' } =>
  typeof error === 'object' && error !== null && 'kind' in error && error.kind === 'plan_moved';
