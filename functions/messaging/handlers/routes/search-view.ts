import { ledgerMessageOf } from '../../contract/ledger-message.ts';
import type { LedgerPage } from '../../domain/search.ts';

export const pageAnswer = ({ entries, cursor }: LedgerPage) => ({
  body: { messages: entries.map(ledgerMessageOf), ...(cursor === undefined ? {} : { cursor }) },
});
