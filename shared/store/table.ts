import type { Result } from '#shared/kernel/result.ts';
import type { IndexName, TableName } from './tables.ts';

export type Scalar = string | number | boolean | null;
export type Attribute = Scalar | readonly Attribute[] | { readonly [name: string]: Attribute | undefined };

/** Every primary key is a pair of non-empty strings. */
export type Key = { readonly pk: string; readonly sk: string };

/** A stored item: at most 400 KB. Attributes that are undefined are not stored. */
export type Item = Key & { readonly [name: string]: Attribute | undefined };

export type ItemRef = { readonly table: TableName; readonly key: Key };

/** A condition on the item as it is before the write. `exists: 'pk'` asks whether there is an item at all. */
export type Condition =
  | { readonly exists: string }
  | { readonly missing: string }
  | { readonly attribute: string; readonly equals: Scalar }
  | { readonly attribute: string; readonly notEquals: Scalar }
  | { readonly attribute: string; readonly lessThan: string | number }
  | { readonly attribute: string; readonly atMost: string | number }
  | { readonly attribute: string; readonly greaterThan: string | number }
  | { readonly attribute: string; readonly atLeast: string | number }
  | { readonly attribute: string; readonly oneOf: readonly Scalar[] }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

export type Put = {
  readonly kind: 'put';
  readonly table: TableName;
  readonly item: Item;
  readonly if?: Condition;
};

/** Creates the item when there is none, unless the condition forbids it. Only top-level attributes. */
export type Update = {
  readonly kind: 'update';
  readonly table: TableName;
  readonly key: Key;
  readonly set?: Readonly<Record<string, Attribute>>;
  /** Adds to a number; a missing attribute counts as 0. */
  readonly add?: Readonly<Record<string, number>>;
  readonly remove?: readonly string[];
  readonly if?: Condition;
};

export type Delete = {
  readonly kind: 'delete';
  readonly table: TableName;
  readonly key: Key;
  readonly if?: Condition;
};

/** Only inside a transaction: refuses it when the condition does not hold. */
export type Check = {
  readonly kind: 'check';
  readonly table: TableName;
  readonly key: Key;
  readonly if: Condition;
};

export type Write = Put | Update | Delete;
export type TransactWrite = Write | Check;

/** The condition did not hold; `item` is what stood there, if anything did. */
export type ConditionFailed = { readonly kind: 'condition_failed'; readonly item?: Item };

/** Nothing of the transaction was written. One entry per write whose condition failed, by its position. */
export type TransactionRefused = {
  readonly kind: 'transaction_refused';
  readonly failures: readonly { readonly index: number; readonly item?: Item }[];
};

/** `after` is the item as the write left it; absent after a delete. */
export type Written = { readonly after?: Item };

export type SortRange =
  | { readonly equals: string }
  | { readonly beginsWith: string }
  | { readonly between: readonly [string, string] }
  | { readonly atLeast: string }
  | { readonly atMost: string }
  | { readonly lessThan: string }
  | { readonly greaterThan: string };

export type Query = {
  readonly table: TableName;
  /** An index answers with a delay and never consistently. */
  readonly index?: IndexName;
  readonly partition: string;
  readonly sort?: SortRange;
  readonly descending?: boolean;
  /** 1 to 1,000 items; 100 when absent. A page may hold fewer and still have a cursor. */
  readonly limit?: number;
  /** Opaque: from the page before. An unreadable one throws InvalidCursor. */
  readonly cursor?: string;
  readonly consistent?: boolean;
};

export type Page = { readonly items: readonly Item[]; readonly cursor?: string };

/**
 * The store: what DynamoDB offers and no more.
 *
 * An item is expired from the second that its `expiresAt` names, and from then on it is as if deleted: no read returns
 * it, conditions find nothing there and never show it, an update starts from nothing. When it is really deleted cannot
 * be seen, but in an index of keys only, which may name expired items until then.
 *
 * Throws StoreBusy when the store throttles or a transaction keeps conflicting (nothing was written),
 * StoreAnswerLost when a write may or may not have happened, RefusedByStore for requests DynamoDB would refuse.
 */
export type Table = {
  /** Consistent by default. */
  readonly get: (ref: ItemRef, options?: { readonly consistent?: boolean }) => Promise<Item | undefined>;
  /** Up to 100 different keys, consistent; items come in the order of the keys, undefined where there is none. */
  readonly batchGet: (refs: readonly ItemRef[]) => Promise<readonly (Item | undefined)[]>;
  readonly query: (query: Query) => Promise<Page>;
  readonly write: (write: Write) => Promise<Result<Written, ConditionFailed>>;
  /**
   * Independent writes with an outcome each, in order; any number of them, on different items.
   * When it throws StoreAnswerLost, some may have been made and others not.
   */
  readonly writeEach: (writes: readonly Write[]) => Promise<readonly Result<Written, ConditionFailed>[]>;
  /** All or none; 1 to 100 writes on different items. A `token` (up to 36 characters) makes a repeat within 10 minutes harmless. */
  readonly transact: (
    writes: readonly TransactWrite[],
    options?: { readonly token?: string },
  ) => Promise<Result<void, TransactionRefused>>;
};
