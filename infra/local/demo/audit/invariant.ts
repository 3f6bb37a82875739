import type { Facts } from './facts.ts';

/** Something that must never happen; `count` says how often it did. */
export type Invariant = {
  /** In the JSON. */
  readonly name: string;
  /** In the table, as what is counted. */
  readonly title: string;
  readonly count: (facts: Facts) => number;
};

export type Finding = Omit<Invariant, 'count'> & { readonly found: number };

export const countOf = <T>(list: readonly T[], is: (item: T) => boolean): number => list.filter(is).length;

/** How many items are there beyond the first of each key. */
export const repeats = <T>(list: readonly T[], keyOf: (item: T) => string): number =>
  list.length - new Set(list.map(keyOf)).size;
