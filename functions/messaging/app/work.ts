import { type Clock, type Instant, millisOf } from '#shared/kernel/time.ts';
import { type Batch, sliceOf } from '../domain/batch.ts';
import type { Recipient } from '../domain/intent.ts';
import type { Controls, Ledger, Slice } from './ports.ts';

/** Slices of one batch that one call works on. */
export type Work = { readonly batch: Batch; readonly slices: readonly number[] };

/** What was read just before the claims. */
export type Gathered = {
  readonly works: readonly Work[];
  readonly controls: Controls;
  readonly readAt: Instant;
};

export const recipientsOf = ({ batch, slices }: Work): readonly Recipient[] =>
  slices.flatMap((slice) => sliceOf(batch, slice));

/** Closed batches and slices that there are not are left out. */
export const gather = async (
  { ledger, clock }: { readonly ledger: Ledger; readonly clock: Clock },
  slices: readonly Slice[],
): Promise<Gathered> => {
  const batches = await ledger.batches(slices.map(({ batchKey }) => batchKey));
  const works = [...Map.groupBy(slices, ({ batchKey }) => batchKey)].flatMap(([key, group]): Work[] => {
    const batch = batches.get(key);
    if (batch === undefined || batch.spent !== undefined) return [];
    return [{ batch, slices: [...new Set(group.map(({ slice }) => slice))] }];
  });
  const readAt = clock.now();
  const controls = await ledger.controls({
    gates: works.flatMap(({ batch }) => batch.order.guards.map(({ gate }) => gate)),
    offices: works.map(({ batch }) => batch.order.officeId),
  });
  return { works, controls, readAt };
};

/** How old a reading may be when a call starts, so that what was cancelled before it is never sent. */
const FRESH_MS = 1_500;

export const isStale = (readAt: Instant, now: Instant): boolean =>
  millisOf(now) - millisOf(readAt) > FRESH_MS;
