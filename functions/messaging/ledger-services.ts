import type { Platform } from '#shared/aws/platform.ts';
import { exportStore } from './adapters/export-store.ts';
import { ledgerStore } from './adapters/ledger.ts';
import { ledgerSearch } from './adapters/ledger-reader.ts';
import { resendStore } from './adapters/resend-store.ts';
import { waker } from './adapters/waker.ts';
import { makeExportMessages } from './app/export-messages.ts';
import { makeResendMessage } from './app/resend-message.ts';
import { makeSearchMessages } from './app/search-messages.ts';

/** The ledger for people: searching it, sending again, taking a table out. */
export const ledgerServices = (platform: Pick<Platform, 'table' | 'clock' | 'queues' | 'logger'>) => {
  const { table, clock } = platform;
  const searchMessages = makeSearchMessages({ searchLedger: ledgerSearch(table) });
  return {
    platform,
    searchMessages,
    resendMessage: makeResendMessage({
      resends: resendStore(table),
      ledger: ledgerStore(table),
      wake: waker(platform),
      clock,
    }),
    exportMessages: makeExportMessages({ searchMessages, exports: exportStore(table), clock }),
  };
};

export type LedgerServices = ReturnType<typeof ledgerServices>;
