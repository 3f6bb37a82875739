import type { Condition, Item, TransactWrite, Update } from '#shared/store/table.ts';
import { type Batch, sliceCount } from '../domain/batch.ts';
import { batchRow } from './batch-item.ts';
import { monthOf, reserveUpdate, settleUpdate } from './budget.ts';

export const batchUpdate = ({ key }: Batch, changes: Omit<Update, 'kind' | 'table' | 'key'>): Update => ({
  kind: 'update',
  table: 'messages',
  key: batchRow(key),
  ...changes,
});

/** Sets parts aside for an open batch that has none yet: whatever a closed one had set aside would stay so for ever. */
export const reserving = (batch: Batch, parts: number): TransactWrite[] => {
  const { officeId, dueAt } = batch.order;
  return [
    batchUpdate(batch, {
      set: { reserved: parts },
      remove: ['heldFor'],
      if: { all: [{ exists: 'pk' }, { missing: 'reserved' }, { missing: 'spent' }] },
    }),
    reserveUpdate(officeId, monthOf(dueAt), parts),
  ];
};

/** What somebody set aside for an open batch, as its row says. */
export const reservedIn = (item: Item): Pick<Batch, 'reserved'> => {
  const { reserved } = item;
  return typeof reserved === 'number' ? { reserved } : {};
};

const reservedAs = ({ reserved }: Batch): Condition =>
  reserved === undefined ? { missing: 'reserved' } : { attribute: 'reserved', equals: reserved };

/** Closes a batch once and settles its account: what was set aside and not spent goes back. */
export const closing = (batch: Batch, spent: number): TransactWrite[] => {
  const { officeId, dueAt } = batch.order;
  return [
    batchUpdate(batch, {
      set: { spent },
      remove: ['dueShard', 'dueAt', 'heldFor'],
      // Somebody may have set parts aside since it was read.
      if: { all: [{ exists: 'pk' }, { missing: 'spent' }, reservedAs(batch)] },
    }),
    settleUpdate(officeId, monthOf(dueAt), { reserved: batch.reserved ?? 0, spent }),
  ];
};

/** The parts of all slices once each has reported. */
export const totalOf = (batch: Batch, spent: (slice: number) => unknown): number | undefined => {
  let total = 0;
  for (let slice = 0; slice < sliceCount(batch); slice += 1) {
    const parts = spent(slice);
    if (typeof parts !== 'number') return undefined;
    total += parts;
  }
  return total;
};
