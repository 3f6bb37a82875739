import { checkChanged, checkItemSize } from '../check-item.ts';
import { holds } from '../conditions.ts';
import type { Item, Update } from '../table.ts';
import { updated } from '../updated.ts';
import { type Kept, kept } from './body.ts';
import type { Prepared } from './prepare.ts';
import type { Change, Stored } from './rows.ts';

/** What a write would do. Nothing is written while planning, so that a refusal leaves no trace. */
export type Plan =
  | { readonly holds: true; readonly change: Change | undefined }
  | { readonly holds: false; readonly item: Item | undefined };

const afterUpdate = (write: Update, current: Item | undefined): Kept => {
  const changed = updated(current, write);
  checkChanged(write, changed);
  const stored = kept(changed);
  checkItemSize(stored.body, stored.item);
  return stored;
};

const leftBy = (prepared: Prepared, current: Stored | undefined): Kept | undefined => {
  if (prepared.kind === 'put') return prepared.kept;
  return prepared.kind === 'update' ? afterUpdate(prepared.write, current?.item()) : undefined;
};

const isExpired = ({ expiresAt }: Stored, nowMillis: number): boolean =>
  expiresAt !== null && expiresAt * 1000 <= nowMillis;

/** What a write finds: nothing in place of what has expired. */
export const aliveIn = (stored: Stored | undefined, nowMillis: number): Stored | undefined =>
  stored === undefined || isExpired(stored, nowMillis) ? undefined : stored;

/** `stored` may be expired: then the write finds nothing, and replaces it. */
export const planWrite = (prepared: Prepared, stored: Stored | undefined, nowMillis: number): Plan => {
  const { write, ref } = prepared;
  const current = aliveIn(stored, nowMillis);
  if (write.if && !holds(write.if, current?.item())) return { holds: false, item: current?.copy() };
  if (prepared.kind === 'check') return { holds: true, change: undefined };
  const after = leftBy(prepared, current);
  return { holds: true, change: { table: ref.table, key: ref.key, before: stored, after } };
};
