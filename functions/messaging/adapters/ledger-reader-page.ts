import type { Key, Table } from '#shared/store/table.ts';
import { BATCH_SIZE, type Batch, unstored } from '../domain/batch.ts';
import { expand, isWanted, type LedgerEntry, type Wanted } from '../domain/search.ts';
import type { Found } from './ledger-reader-batches.ts';
import type { Position } from './ledger-reader-cursor.ts';
import { messageOf, messageRow } from './message-item.ts';

/** As many messages as fit on a page; the batch that fills it is shown whole. */
export const PAGE_SIZE = 100;

/** A page ends here at the latest, however few were wanted: the caller goes on with its cursor. */
const MOST_LOOKED_AT = 1000;

const idOf = ({ pk, sk }: Key): string => `${pk}|${sk}`;

/** The messages of up to 100 recipients in one read. Consistent. */
export const expandAll = async (table: Table, batches: readonly Batch[]): Promise<LedgerEntry[]> => {
  const fresh = batches.flatMap((batch) => batch.recipients.map((each) => unstored(batch, each)));
  // A recipient may be in two batches of one order, when the page of a fan-out changed before it was repeated.
  const keys = new Map(fresh.map(messageRow).map((key) => [idOf(key), key]));
  if (keys.size === 0) return [];
  const items = await table.batchGet([...keys.values()].map((key) => ({ table: 'messages', key })));
  const rows = new Map(
    items.flatMap((item) => (item === undefined ? [] : [[idOf(item), messageOf(item)] as const])),
  );
  return batches.flatMap((batch) => expand(batch, (message) => rows.get(idOf(messageRow(message)))));
};

type Group = {
  readonly batches: readonly Batch[];
  readonly size: number;
  readonly next: Position | undefined;
};

const EMPTY: Group = { batches: [], size: 0, next: undefined };

/** Puts small batches together, so that one read of rows serves many. */
async function* grouped(found: AsyncIterable<Found>): AsyncGenerator<Group, void, undefined> {
  let group = EMPTY;
  for await (const { batch, next } of found) {
    const { length } = batch.recipients;
    if (group.size > 0 && group.size + length > BATCH_SIZE) {
      yield group;
      group = EMPTY;
    }
    group = { batches: [...group.batches, batch], size: group.size + length, next };
    if (group.size < BATCH_SIZE) continue;
    yield group;
    group = EMPTY;
  }
  if (group.size > 0) yield group;
}

/** Goes on until the page is full of what is wanted. */
export const gather = async (
  table: Table,
  found: AsyncIterable<Found>,
  wanted: Wanted,
): Promise<{ readonly entries: LedgerEntry[]; readonly next: Position | undefined }> => {
  const entries: LedgerEntry[] = [];
  let looked = 0;
  for await (const { batches, size, next } of grouped(found)) {
    entries.push(...(await expandAll(table, batches)).filter((entry) => isWanted(entry, wanted)));
    looked += size;
    if (entries.length >= PAGE_SIZE || looked >= MOST_LOOKED_AT) return { entries, next };
  }
  return { entries, next: undefined };
};
