import { checkChanged, checkItem } from '#shared/store/check-item.ts';
import { checkWrite, refOf } from '#shared/store/check-request.ts';
import { holds } from '#shared/store/conditions.ts';
import { alive } from '#shared/store/expiry.ts';
import type { Item, ItemRef, TransactWrite, Update } from '#shared/store/table.ts';
import { updated } from '#shared/store/updated.ts';
import type { Rows } from './rows.ts';
import { copyOfMap, type StoredItem, storedItem } from './stored.ts';

/** A write that was checked, with what a put would store. */
export type Prepared = { readonly write: TransactWrite; readonly ref: ItemRef; readonly put?: StoredItem };

/** What a write would do: `change` is absent when it only looks. */
export type Plan =
  | { readonly holds: true; readonly ref: ItemRef; readonly change?: { readonly after?: StoredItem } }
  | { readonly holds: false; readonly item: Item | undefined };

/** Throws RefusedByStore for a write that no stored item could make right. */
export const prepare = (write: TransactWrite): Prepared => {
  checkWrite(write);
  const ref = refOf(write);
  if (write.kind !== 'put') return { write, ref };
  checkItem(write.table, write.item);
  // Key and attributes were checked.
  return { write, ref, put: storedItem(copyOfMap(write.item) as Item) };
};

const afterUpdate = (write: Update, current: Item | undefined): StoredItem => {
  const own = write.set === undefined ? write : { ...write, set: copyOfMap(write.set) };
  const item = updated(current, own);
  checkChanged(write, item);
  return storedItem(item);
};

export const plan = (rows: Rows, { write, ref, put }: Prepared, now: number): Plan => {
  const current = alive(rows.read(ref)?.item, now);
  if (write.if && !holds(write.if, current)) return { holds: false, item: current };
  if (write.kind === 'check') return { holds: true, ref };
  const after = write.kind === 'update' ? afterUpdate(write, current) : put;
  return { holds: true, ref, change: after === undefined ? {} : { after } };
};
