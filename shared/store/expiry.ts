import type { Item } from './table.ts';
import { TIME_TO_LIVE } from './tables.ts';

/** An item is gone from the second its time to live names. Anything but a number there is no time to live. */
export const isExpired = (item: Item, nowMillis: number): boolean => {
  const expiresAt = item[TIME_TO_LIVE];
  return typeof expiresAt === 'number' && expiresAt * 1000 <= nowMillis;
};

export const alive = (item: Item | undefined, nowMillis: number): Item | undefined =>
  item === undefined || isExpired(item, nowMillis) ? undefined : item;
