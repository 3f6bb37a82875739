import * as z from 'zod';
import { getAll } from '#shared/store/get-all.ts';
import type { Item, Key, Put, Table } from '#shared/store/table.ts';
import { TIME_TO_LIVE } from '#shared/store/tables.ts';
import { type Batch, isPageKey } from '../domain/batch.ts';
import { batchKeyOf, batchOf, batchRow, expiryAfter, INLINE, rowOf } from './batch-item.ts';
import { type Packed, packRecipients } from './packed-recipients.ts';

/*
 * The recipients of a batch, apart from what changes about it: a hundred of them are 7 KB, and a transaction pays twice for
 * each KB of a row that it touches. The row is written once, before the batch that needs it, and never again.
 */
const peopleRow = (batchKey: string): Key => rowOf(batchKey, 'PEOPLE#');

/** Undefined when the batch's own row has them. */
export const peoplePut = ({ key, order, recipients }: Batch): Put | undefined =>
  recipients.length <= INLINE
    ? undefined
    : {
        kind: 'put',
        table: 'messages',
        item: {
          ...peopleRow(key),
          ...packRecipients(recipients),
          [TIME_TO_LIVE]: expiryAfter(order.notAfter),
        },
        if: { missing: 'pk' },
      };

const row = z.object({
  recipients: z.array(z.string()),
  stems: z.record(z.string(), z.string()).optional(),
});

const packedIn = (item: Item | undefined): Packed | undefined =>
  item === undefined ? undefined : row.parse(item);

const hasPeopleRow = (item: Item): boolean => item['people'] !== undefined;

/** What `batchOf` needs besides each of these rows of batches. As consistent as the table's batch of keys. */
const packedFor = async (table: Table, items: readonly Item[]): Promise<readonly (Packed | undefined)[]> => {
  const apart = items.filter(hasPeopleRow).map((item) => batchKeyOf(item));
  const rows = await getAll(table, 'messages', apart.map(peopleRow));
  const packed = new Map(apart.map((key, index) => [key, packedIn(rows[index])]));
  return items.map((item) => packed.get(batchKeyOf(item)));
};

/** The batches of these rows. Throws on a row that this context did not write. */
export const batchesOf = async (table: Table, items: readonly Item[]): Promise<readonly Batch[]> => {
  const packed = await packedFor(table, items);
  return items.map((item, index) => batchOf(item, packed[index]));
};

/** One row of another version of the program must not keep the sweeper from all the others. */
export const readableBatches = async (table: Table, items: readonly Item[]) => {
  const packed = await packedFor(table, items);
  const batches: Batch[] = [];
  let unreadable = 0;
  for (const [index, item] of items.entries()) {
    try {
      batches.push(batchOf(item, packed[index]));
    } catch {
      unreadable += 1;
    }
  }
  return { batches, unreadable };
};

/** Those of these batches that the store has, by key. Consistent, and mostly one round trip for up to fifty. */
export const batchesByKey = async (
  table: Table,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Batch>> => {
  const unique = [...new Set(keys)];
  const pages = unique.filter(isPageKey);
  const rows = await getAll(table, 'messages', [...unique.map(batchRow), ...pages.map(peopleRow)]);
  const known = new Map(pages.map((key, index) => [key, packedIn(rows[unique.length + index])]));
  const found = rows.slice(0, unique.length).filter((item) => item !== undefined);
  // The two are not read at one moment: the batch may have been written in between.
  const late = found.filter((item) => hasPeopleRow(item) && known.get(batchKeyOf(item)) === undefined);
  const packed = await packedFor(table, late);
  for (const [index, item] of late.entries()) known.set(batchKeyOf(item), packed[index]);
  return new Map(
    found.map((item) => {
      const key = batchKeyOf(item);
      return [key, batchOf(item, known.get(key))] as const;
    }),
  );
};
