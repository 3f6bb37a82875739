import type { Item, TransactWrite } from '../table.ts';
import { updated } from '../updated.ts';
import { indexWriteUnits, storedBytes, tableWriteUnits } from './units.ts';

/** What a write means to leave where `before` stands. */
export const intended = (write: TransactWrite, before: Item | undefined): Item | undefined => {
  if (write.kind === 'put') return write.item;
  if (write.kind === 'update') return updated(before, write);
  return write.kind === 'check' ? before : undefined;
};

/** A write that was made. In a transaction the table's part is written twice, the indexes' once. */
export const madeCost = (
  { table }: TransactWrite,
  before: Item | undefined,
  after: Item | undefined,
  times: 1 | 2,
) => {
  const ofIndexes = indexWriteUnits(table, before, after);
  return {
    writeUnits: tableWriteUnits(before, after) * times + ofIndexes,
    indexWriteUnits: ofIndexes,
    itemsStored: Number(after !== undefined) - Number(before !== undefined),
    bytesStored: storedBytes(table, after) - storedBytes(table, before),
  };
};

// Its additions are not made: before the condition is known to hold, they need not be possible.
const attempted = (write: TransactWrite, before: Item | undefined): Item | undefined =>
  write.kind === 'update' ? updated(before, { ...write, add: {} }) : intended(write, before);

/** A write whose condition failed bills what it would have written, but no index. */
export const refusedCost = (write: TransactWrite, before: Item | undefined, times: 1 | 2) => ({
  writeUnits: tableWriteUnits(before, attempted(write, before)) * times,
});
