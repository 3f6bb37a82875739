import type { Instant } from '#shared/kernel/time.ts';
import { type Batch, estimateParts, type HoldReason, sliceCount, unstored } from '../domain/batch.ts';
import { laneOf } from '../domain/lane.ts';
import { type Decision, mayClaimBatch, type Surroundings } from '../domain/may-claim.ts';
import { endSlices } from './end-slices.ts';
import type { SendDeps } from './send-deps.ts';
import { recipientsOf, type Work } from './work.ts';

/** Whether a batch may go; one that nobody has paid for yet is paid for now, if the budget has the parts. */
export const decideBatch = async (
  { batches, render }: Pick<SendDeps, 'batches' | 'render'>,
  batch: Batch,
  surroundings: Surroundings,
): Promise<Decision> => {
  const decision = mayClaimBatch(batch, surroundings);
  const isUnpaid = typeof decision === 'object' && 'wait' in decision && decision.reason === 'over_budget';
  if (!isUnpaid) return decision;
  return (await batches.reserve(
    batch,
    estimateParts(batch, (intent) => render(intent, {}).parts),
  ))
    ? 'claim'
    : decision;
};

/** Ends or puts off what may not go now; returns how many messages ended and how many wait. */
export const putOff = async (
  deps: SendDeps,
  work: Work,
  decision: Exclude<Decision, 'claim'>,
): Promise<{ readonly suppressed: number; readonly held: number }> => {
  if (!('wait' in decision)) return { suppressed: await endSlices(deps, work, decision), held: 0 };
  const { wait: until, reason } = decision;
  // Only a batch waits for these reasons; what waits because of its phone has a row of its own.
  const heldFor = reason === 'over_limit' || reason === 'with_others' ? undefined : reason;
  await deps.batches.hold(work.batch, await nextLook(deps, work.batch, until, heldFor), heldFor);
  // What waits for a reason is the sweeper's: if each copy of a wake-up asked for another, there would be ever more of them.
  if (reason === undefined) await wakeAt(deps, work, until);
  return { suppressed: 0, held: recipientsOf(work).length };
};

/** A worker may have died with some of a batch that now waits: at the end of its lease the sweeper has to see that. */
const nextLook = async (
  { ledger }: Pick<SendDeps, 'ledger'>,
  batch: Batch,
  until: Instant,
  heldFor: HoldReason | undefined,
): Promise<Instant> => {
  const isUntouched = heldFor === undefined || heldFor === 'over_budget';
  if (isUntouched || (batch.nextAt === until && batch.heldFor === heldFor)) return until;
  const rows = await ledger.rows(batch.recipients.map((recipient) => unstored(batch, recipient)));
  const leases = rows.flatMap((row) => (row?.state === 'sending' ? [row.nextAt] : []));
  return leases.reduce((first, lease) => (lease < first ? lease : first), until);
};

const wakeAt = ({ wake }: SendDeps, { batch, slices }: Work, at: Instant): Promise<void> =>
  wake(
    laneOf(batch.order.kind),
    slices.map((slice) => ({ batchKey: batch.key, slice, at })),
  );

/** What held the whole batch is over: the slices that did not ask go as well, and the sweeper looks after them again. */
export const callTheOthers = async (
  { batches, wake, clock }: Pick<SendDeps, 'batches' | 'wake' | 'clock'>,
  { batch, slices }: Work,
): Promise<void> => {
  const at = clock.now();
  await batches.hold(batch, at);
  const others = Array.from({ length: sliceCount(batch) }, (_, slice) => slice).filter(
    (slice) => !slices.includes(slice),
  );
  await wake(
    laneOf(batch.order.kind),
    others.map((slice) => ({ batchKey: batch.key, slice, at })),
  );
};
