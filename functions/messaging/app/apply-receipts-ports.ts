import type { Instant } from '#shared/kernel/time.ts';
import type { ParkedReceipt } from '../domain/receipt-parking.ts';

/** Receipts that wait for their message. Each method throws StoreBusy or StoreAnswerLost when the store stays unreachable. */
export type ReceiptStore = {
  /** For each, in order, whether it is new here; a receipt that waits already goes on waiting as it did. Different ids. */
  readonly park: (parked: readonly ParkedReceipt[]) => Promise<readonly boolean[]>;
  /** Those whose time has come, earliest first, a page at a time. May lag behind. */
  readonly due: (page: {
    readonly until: Instant;
    readonly cursor?: string;
  }) => Promise<{ readonly parked: readonly ParkedReceipt[]; readonly cursor?: string }>;
  /** Looks again at its `dueAt`; changes nothing when it is gone or somebody else has looked since. */
  readonly postpone: (parked: readonly ParkedReceipt[]) => Promise<void>;
  readonly drop: (ids: readonly string[]) => Promise<void>;
};
