import { ledgerStore } from '#functions/messaging/adapters/ledger.ts';
import { receiptStore } from '#functions/messaging/adapters/receipt-store.ts';
import { makeApplyReceipts } from '#functions/messaging/app/apply-receipts.ts';
import { makeReplayReceipts } from '#functions/messaging/app/replay-receipts.ts';
import type { ReceiptReport } from '#functions/messaging/domain/receipt.ts';
import type { Table } from '#shared/store/table.ts';
import { RECEIPT_PHONE } from './builders/receipts.ts';
import { testPlatform } from './test-platform.ts';

export const NO_RECEIPTS: ReceiptReport = { applied: 0, ignored: 0, parked: 0, expired: 0, malformed: 0 };

/** Receipts on a real store, with a clock that is moved by hand. `through` changes what the use cases see of the store. */
export const receiptsDesk = (now: string, through: (table: Table) => Table = (table) => table) => {
  const platform = testPlatform({}, now);
  const { clock, ids } = platform;
  const table = through(platform.table);
  const deps = { ledger: ledgerStore(table), receipts: receiptStore(table), clock, ids };
  const ledger = ledgerStore(platform.table);
  return {
    platform,
    ledger,
    applyReceipts: makeApplyReceipts(deps),
    replayReceipts: makeReplayReceipts(deps),
    /** The states of the phone's messages, by the recipient. */
    states: async (): Promise<Readonly<Record<string, string>>> => {
      const { messages } = await ledger.phone(RECEIPT_PHONE);
      return Object.fromEntries(messages.map(({ intent, state }) => [intent.recipient, state]));
    },
    /** Ids of the receipts that wait. */
    waiting: async (): Promise<readonly string[]> => {
      const page = await platform.table.query({
        table: 'messages',
        index: 'due',
        partition: 'receipt',
        limit: 1000,
      });
      return page.items.map(({ pk }) => pk.slice('RECEIPT#'.length)).toSorted();
    },
  };
};

export type ReceiptsDesk = ReturnType<typeof receiptsDesk>;
