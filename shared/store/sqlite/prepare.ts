import { checkItem, checkItemSize } from '../check-item.ts';
import { checkWrite, refOf } from '../check-request.ts';
import type { Item, ItemRef, TransactWrite, Update } from '../table.ts';
import type { TableName } from '../tables.ts';
import { type Kept, kept } from './body.ts';

/** A write that was checked, and what a put would store: apart from the caller's object. */
export type Prepared =
  | { readonly kind: 'put'; readonly write: TransactWrite; readonly ref: ItemRef; readonly kept: Kept }
  | { readonly kind: 'update'; readonly write: Update; readonly ref: ItemRef }
  | { readonly kind: 'delete' | 'check'; readonly write: TransactWrite; readonly ref: ItemRef };

/** Throws RefusedByStore when DynamoDB would not store the item. */
export const keptOf = (table: TableName, item: Item): Kept => {
  // Before it is text: JSON would turn numbers that cannot be stored into null.
  checkItem(table, item);
  const stored = kept(item);
  checkItemSize(stored.body, stored.item);
  return stored;
};

/** Throws RefusedByStore for a write that no stored item could make right. */
export const prepareWrite = (write: TransactWrite): Prepared => {
  checkWrite(write);
  const ref = refOf(write);
  if (write.kind === 'put') return { kind: 'put', write, ref, kept: keptOf(write.table, write.item) };
  if (write.kind === 'update') return { kind: 'update', write, ref };
  return { kind: write.kind, write, ref };
};
