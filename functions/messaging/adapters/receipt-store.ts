import * as z from 'zod';
import { type Instant, millisOf } from '#shared/kernel/time.ts';
import { stored } from '#shared/store/stored-fields.ts';
import type { Item, Key, Put, Table, Update } from '#shared/store/table.ts';
import { TIME_TO_LIVE } from '#shared/store/tables.ts';
import { receiptStatuses } from '../domain/receipt.ts';
import { goneAt, type ParkedReceipt } from '../domain/receipt-parking.ts';
import { repeating } from './repeating.ts';

const SHARD = 'receipt';

/** As we wrote it; fields that are absent stay absent. */
const row = z.object({
  receipt: z.object({
    id: z.string(),
    to: z.string(),
    providerId: z.string().exactOptional(),
    attempt: z.string().exactOptional(),
    at: stored.instant,
    status: z.enum(receiptStatuses),
    reason: z.string().exactOptional(),
    words: z.string().exactOptional(),
    parts: z.number().exactOptional(),
  }),
  firstSeen: stored.instant,
  ticket: z.string(),
  tries: stored.count,
  dueAt: stored.instant,
});

const keyOf = (id: string): Key => ({ pk: `RECEIPT#${id}`, sk: 'RECEIPT' });

const putOf = (parked: ParkedReceipt): Put => ({
  kind: 'put',
  table: 'messages',
  item: {
    ...keyOf(parked.receipt.id),
    ...parked,
    dueShard: SHARD,
    [TIME_TO_LIVE]: Math.ceil(millisOf(goneAt(parked)) / 1000),
  },
  if: { missing: 'pk' },
});

const postponeOf = ({ receipt, tries, dueAt }: ParkedReceipt): Update => ({
  kind: 'update',
  table: 'messages',
  key: keyOf(receipt.id),
  set: { tries, dueAt },
  if: { attribute: 'tries', equals: tries - 1 },
});

const parkedOf = (item: Item): ParkedReceipt => row.parse(item);

/** Receipts that wait for their message: rows of their own that go by themselves. */
export const receiptStore = (table: Table) => ({
  park: async (parked: readonly ParkedReceipt[]): Promise<readonly boolean[]> =>
    parked.length === 0
      ? []
      : (await repeating(() => table.writeEach(parked.map(putOf)))).map(
          (result, index) => result.ok || result.error.item?.['ticket'] === parked[index]?.ticket,
        ),
  due: async ({ until, cursor }: { readonly until: Instant; readonly cursor?: string }) => {
    const page = await table.query({
      table: 'messages',
      index: 'due',
      partition: SHARD,
      sort: { atMost: until },
      ...(cursor === undefined ? {} : { cursor }),
    });
    // The index knows keys only, and may lag: the rows themselves are read, and looked at, once more.
    const items =
      page.items.length === 0
        ? []
        : await table.batchGet(page.items.map(({ pk, sk }) => ({ table: 'messages', key: { pk, sk } })));
    const parked = items.filter((item) => item !== undefined).map(parkedOf);
    return {
      parked: parked.filter(({ dueAt }) => dueAt <= until),
      ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
    };
  },
  postpone: async (parked: readonly ParkedReceipt[]): Promise<void> => {
    if (parked.length > 0) await repeating(() => table.writeEach(parked.map(postponeOf)));
  },
  drop: async (ids: readonly string[]): Promise<void> => {
    if (ids.length > 0)
      await repeating(() =>
        table.writeEach(ids.map((id) => ({ kind: 'delete', table: 'messages', key: keyOf(id) }))),
      );
  },
});
