import { checkItem } from '../check-item.ts';
import { refOf } from '../check-request.ts';
import { holds } from '../conditions.ts';
import { alive } from '../expiry.ts';
import type { Item, TransactWrite } from '../table.ts';
import { updated } from '../updated.ts';
import type { Change } from './rows.ts';

/** What a write would do. Nothing is written while planning, so that a refusal leaves no trace. */
export type Plan =
  | { readonly holds: true; readonly change: Change | undefined; readonly size: number }
  | { readonly holds: false; readonly item: Item | undefined };

const leftBy = (write: TransactWrite, current: Item | undefined): Item | undefined => {
  // A copy without undefined attributes, and apart from the caller's object.
  if (write.kind === 'put') return JSON.parse(JSON.stringify(write.item)) as Item;
  return write.kind === 'update' ? updated(current, write) : undefined;
};

/** `stored` may be expired: then the write finds nothing, and replaces it. */
export const planWrite = (write: TransactWrite, stored: Item | undefined, nowMillis: number): Plan => {
  // Before the copy: JSON would turn numbers that cannot be stored into null.
  const putSize = write.kind === 'put' ? checkItem(write.table, write.item) : 0;
  const current = alive(stored, nowMillis);
  if (write.if && !holds(write.if, current)) return { holds: false, item: current };
  if (write.kind === 'check') return { holds: true, change: undefined, size: 0 };
  const after = leftBy(write, current);
  const size = write.kind === 'update' && after ? checkItem(write.table, after) : putSize;
  return { holds: true, change: { ...refOf(write), before: stored, after }, size };
};
