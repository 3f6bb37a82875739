import { type Clock, type Instant, instantFromMillis, millisOf } from '#shared/kernel/time.ts';
import { attend, OVERDUE_MS } from '../domain/attend.ts';
import {
  asksForAll,
  type Batch,
  intentFor,
  SLICE_SIZE,
  sliceCount,
  sliceMillis,
  unstored,
} from '../domain/batch.ts';
import { laneOf } from '../domain/lane.ts';
import { isFinal, type Message } from '../domain/message.ts';
import { lapse } from '../domain/steps.ts';
import { conclude } from './conclude.ts';
import type { Batches, Ledger, Wake } from './ports.ts';
import { applyUnknown } from './settle.ts';

type Deps = {
  readonly ledger: Ledger;
  readonly batches: Batches;
  readonly wake: Wake;
  readonly clock: Clock;
  readonly perSecond: number;
};

/** Pages of a sweep; what is left has its turn a minute later. After a restart everything is looked at. */
const PAGES = 10;

/** An overdue batch that was woken has so long before it is looked at again: waking it each minute would only pile up. */
const PATIENCE_MS = 5 * 60_000;

/** So many batches do not fail for reasons of their own: the store is out of reach. */
const MOST_FAILURES = 10;

/** No queue holds a wake-up for so long after that; the sweeper sends it when it has come nearer. */
const AHEAD_MS = 10 * 60_000;

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** Gives up the messages of dead workers; the rest stays as it is. */
const lapseLost = async (deps: Deps, batch: Batch, messages: readonly Message[], now: Instant) => {
  const standing = new Map(messages.map((message) => [message.key, message]));
  for (const [index, message] of messages.entries()) {
    const recipient = batch.recipients[index];
    if (recipient === undefined || attend(message, now) !== 'lapse') continue;
    const change = lapse(message, now);
    const applied = await applyUnknown(deps, intentFor(batch.order, recipient), change, now);
    const current = applied.kind === 'applied' ? change.after : applied.current;
    if (current !== undefined) standing.set(current.key, current);
  }
  return standing;
};

/** When each slice that still has something held is to be looked at; slices with a place in the queue keep it. */
const wakeUps = (batch: Batch, messages: readonly Message[], now: Instant, perSecond: number) => {
  const step = sliceMillis(perSecond);
  return range(sliceCount(batch)).flatMap((slice) => {
    const times = messages.slice(slice * SLICE_SIZE, (slice + 1) * SLICE_SIZE).flatMap((message) => {
      const attention = attend(message, now);
      return typeof attention === 'object' ? [attention.wakeAt] : [];
    });
    const first = times.sort()[0];
    if (first === undefined) return [];
    const slot = batch.slotAt === undefined ? 0 : millisOf(batch.slotAt) + Math.ceil(slice * step);
    return [{ batchKey: batch.key, slice, at: instantFromMillis(Math.max(millisOf(first), slot)) }];
  });
};

/** Where a worker may have died, its lease's end; before a wake-up that is too far off for the queue; else in patience. */
const nextLook = (due: readonly { at: Instant }[], messages: readonly Message[], now: Instant): Instant => {
  const wakeUpTimes = due.map(({ at }) => millisOf(at));
  const patient = Math.max(millisOf(now), ...wakeUpTimes) + PATIENCE_MS;
  const leases = messages.filter(({ state }) => state === 'sending').map(({ nextAt }) => millisOf(nextAt));
  const far = wakeUpTimes.filter((at) => at - millisOf(now) > AHEAD_MS + PATIENCE_MS);
  return instantFromMillis(Math.min(patient, ...leases, ...far.map((at) => at - AHEAD_MS)));
};

const sweepBatch = async (deps: Deps, batch: Batch, now: Instant): Promise<void> => {
  const fresh = batch.recipients.map((recipient) => unstored(batch, recipient));
  const rows = await deps.ledger.rows(fresh);
  const messages = fresh.map((message, index) => rows[index] ?? message);
  const standing = await lapseLost(deps, batch, messages, now);
  const current = messages.map((message) => standing.get(message.key) ?? message);
  if (current.every(({ state }) => isFinal(state))) {
    await conclude(deps, { batch, slices: range(sliceCount(batch)) }, standing);
    return;
  }
  const due = wakeUps(batch, current, now, deps.perSecond);
  await deps.batches.hold(batch, nextLook(due, current, now), batch.heldFor);
  await deps.wake(laneOf(batch.order.kind), asksForAll(batch) ? due.slice(0, 1) : due);
};

async function* openBatches({ batches }: Deps, until: Instant | undefined) {
  let cursor: string | undefined;
  let unreadable = 0;
  for (let page = 0; until === undefined || page < PAGES; page += 1) {
    const found = await batches.due({
      ...(until === undefined ? {} : { until }),
      ...(cursor === undefined ? {} : { cursor }),
    });
    yield* found.batches;
    unreadable += found.unreadable;
    cursor = found.cursor;
    if (cursor === undefined) break;
  }
  if (unreadable > 0) throw new Error(`${unreadable} batches cannot be read`);
}

/**
 * Finds batches whose time has passed unattended: wakes the senders again, gives up the messages of workers that died, and
 * closes what is over. With `reattach`, after a restart, all open batches are woken at their time. Returns how many it
 * attended to. A batch that fails does not hold up the others; it throws in the end.
 */
export const makeSweepBatches =
  (deps: Deps) =>
  async ({ reattach }: { readonly reattach: boolean }): Promise<number> => {
    const now = deps.clock.now();
    const until = reattach ? undefined : instantFromMillis(millisOf(now) - OVERDUE_MS);
    let attended = 0;
    const failures: unknown[] = [];
    for await (const batch of openBatches(deps, until)) {
      await sweepBatch(deps, batch, now).catch((error: unknown) => failures.push(error));
      attended += 1;
      if (failures.length === MOST_FAILURES) break;
    }
    if (failures.length > 0) throw failures[0];
    return attended;
  };
