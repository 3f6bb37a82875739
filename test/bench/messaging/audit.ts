import { isFinal, type MessageState } from '#functions/messaging/domain/message.ts';
import type { SqliteTable } from '#shared/store/sqlite-table.ts';

export type Row = { readonly phone: string; readonly key: string; readonly state: MessageState };

/** Every row of the ledger, read from the file itself. */
export const ledgerRows = ({ database }: Pick<SqliteTable, 'database'>): Row[] =>
  database
    .prepare(
      `SELECT pk, sk, json_extract(body, '$.state') AS state FROM items
       WHERE table_name = 'messages' AND pk GLOB 'PHONE#*' AND sk GLOB 'M#*'`,
    )
    .all()
    .map(({ pk, sk, state }) => ({
      phone: String(pk).slice('PHONE#'.length),
      key: String(sk).slice('M#'.length),
      // Written by the ledger alone, from its own list.
      state: String(state) as MessageState,
    }));

/** What is wrong with a run that has come to its end; nothing when all is well. */
export const complaintsOf = (
  rows: readonly Row[],
  { count, accepted, twice }: { readonly count: number; readonly accepted: number; readonly twice: number },
): string[] => {
  const open = rows.filter(({ state }) => !isFinal(state)).length;
  return [
    ...(twice === 0 ? [] : [`${twice} SMS were accepted twice`]),
    ...(rows.length === count ? [] : [`${rows.length} rows for ${count} recipients`]),
    ...(open === 0 ? [] : [`${open} rows are not final`]),
    ...(accepted === count ? [] : [`${accepted} of ${count} SMS were accepted`]),
  ];
};
