import type { Position } from '#shared/store/cursor.ts';
import { compareTexts, placeIn } from './sort-keys.ts';

const comparePositions = (left: Position, right: Position): number =>
  compareTexts(left.sort, right.sort) || compareTexts(left.pk, right.pk) || compareTexts(left.sk, right.sk);

/** The keys of one partition, of a table or of an index, in their order. */
export type Entries = {
  readonly add: (position: Position) => void;
  readonly remove: (position: Position) => void;
  readonly list: () => readonly Position[];
  /** Where the first entry behind this one is. */
  readonly behind: (position: Position) => number;
  /** Where the first entry is that is not before it. */
  readonly at: (position: Position) => number;
};

export const newEntries = (): Entries => {
  const list: Position[] = [];
  const at = (position: Position): number => placeIn(list, (each) => comparePositions(each, position) < 0);
  const behind = (position: Position): number =>
    placeIn(list, (each) => comparePositions(each, position) <= 0);
  return {
    list: () => list,
    at,
    behind,
    add: (position) => {
      list.splice(at(position), 0, position);
    },
    remove: (position) => {
      list.splice(at(position), 1);
    },
  };
};
