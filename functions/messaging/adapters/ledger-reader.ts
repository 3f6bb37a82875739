import type { Table } from '#shared/store/table.ts';
import { type LedgerMessage, ledgerMessageOf } from '../contract/ledger-message.ts';
import type { LedgerPage, SearchBy, Wanted } from '../domain/search.ts';
import { batchesFrom } from './ledger-reader-batches.ts';
import { readPosition, writePosition } from './ledger-reader-cursor.ts';
import { gather } from './ledger-reader-page.ts';
import { readPhone } from './ledger-reader-phone.ts';

/**
 * The ledger for people, what was due last first, some hundred messages at a time. A page may be shorter, even empty, and
 * have a next one. Batches are read without consistency: a second behind the truth. Throws InvalidCursor.
 */
export const ledgerSearch =
  (table: Table) =>
  async (search: SearchBy, wanted: Wanted, cursor?: string): Promise<LedgerPage> => {
    const from = readPosition(search, cursor);
    const { entries, next } =
      search.by === 'phone'
        ? await readPhone(table, search.phone, wanted, from)
        : await gather(table, batchesFrom(table, search, from), wanted);
    return { entries, ...(next === undefined ? {} : { cursor: writePosition(search, next) }) };
  };

/** The ledger for other contexts. */
export const ledgerReader = (table: Table) => {
  const search = ledgerSearch(table);
  return {
    /** What was due last first, a hundred at a time. Throws InvalidCursor. */
    bySubject: async (
      subject: string,
      cursor?: string,
    ): Promise<{ readonly messages: LedgerMessage[]; readonly cursor?: string }> => {
      const page = await search({ by: 'subject', subject }, {}, cursor);
      return {
        messages: page.entries.map(ledgerMessageOf),
        ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
      };
    },
  };
};
