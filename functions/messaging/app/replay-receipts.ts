import type { Instant } from '#shared/kernel/time.ts';
import type { ReceiptReport } from '../domain/receipt.ts';
import { type ParkedReceipt, parkAgain } from '../domain/receipt-parking.ts';
import type { ReceiptDeps } from './apply-receipts.ts';
import { applyToLedger } from './apply-receipts-to-ledger.ts';

/** Pages of a sweep; what is left has its turn a minute later. */
const PAGES = 10;

type Deps = Omit<ReceiptDeps, 'ids'>;

const NOTHING: ReceiptReport = { applied: 0, ignored: 0, parked: 0, expired: 0, malformed: 0 };

const sum = (one: ReceiptReport, other: ReceiptReport): ReceiptReport => ({
  applied: one.applied + other.applied,
  ignored: one.ignored + other.ignored,
  parked: one.parked + other.parked,
  expired: one.expired + other.expired,
  malformed: one.malformed + other.malformed,
});

const replayPage = async (
  { ledger, receipts: store }: Deps,
  page: readonly ParkedReceipt[],
  now: Instant,
): Promise<ReceiptReport> => {
  const { applied, ignored, early } = await applyToLedger(
    ledger,
    page.map(({ receipt }) => receipt),
    now,
  );
  const unmatched = new Set(early.map(({ id }) => id));
  const waiting: ParkedReceipt[] = [];
  const done: string[] = [];
  for (const parked of page) {
    const again = unmatched.has(parked.receipt.id) ? parkAgain(parked, now) : undefined;
    if (again === undefined) done.push(parked.receipt.id);
    else waiting.push(again);
  }
  await store.postpone(waiting);
  await store.drop(done);
  const expired = early.length - waiting.length;
  return { applied, ignored, parked: waiting.length, expired, malformed: 0 };
};

/**
 * Tries the parked receipts again whose time has come; called by the sweeper. `parked` counts those that go on waiting.
 * An interrupted replay is harmless: what was applied is ignored the next time.
 */
export const makeReplayReceipts = (deps: Deps) => async (): Promise<ReceiptReport> => {
  const now = deps.clock.now();
  let report = NOTHING;
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const found = await deps.receipts.due({ until: now, ...(cursor === undefined ? {} : { cursor }) });
    if (found.parked.length > 0) report = sum(report, await replayPage(deps, found.parked, now));
    cursor = found.cursor;
    if (cursor === undefined) break;
  }
  return report;
};
