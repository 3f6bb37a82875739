import type { Ids } from '#shared/kernel/ids.ts';
import type { Clock } from '#shared/kernel/time.ts';
import type { Receipt, ReceiptReport } from '../domain/receipt.ts';
import { park } from '../domain/receipt-parking.ts';
import type { ReceiptStore } from './apply-receipts-ports.ts';
import { applyToLedger, type ReceiptLedger } from './apply-receipts-to-ledger.ts';

export type ReceiptDeps = {
  readonly ledger: ReceiptLedger;
  readonly receipts: ReceiptStore;
  readonly clock: Clock;
  readonly ids: Ids;
};

/**
 * Moves messages up by what the provider reports, in any order and however often. A receipt whose message is not there yet
 * is parked. Of what it is given, applied + ignored + parked is all.
 */
export const makeApplyReceipts =
  ({ ledger, receipts: store, clock, ids }: ReceiptDeps) =>
  async (receipts: readonly Receipt[]): Promise<ReceiptReport> => {
    const now = clock.now();
    const unique = [...new Map(receipts.map((receipt) => [receipt.id, receipt])).values()];
    const { applied, ignored, early } = await applyToLedger(ledger, unique, now);
    const ticket = ids.id();
    const isNew = await store.park(early.map((receipt) => park(receipt, ticket, now)));
    const parked = isNew.filter(Boolean).length;
    const repeated = receipts.length - unique.length + early.length - parked;
    return { applied, ignored: ignored + repeated, parked, expired: 0, malformed: 0 };
  };
