import { type Clock, millisOf } from '#shared/kernel/time.ts';
import { refOf } from '../check-request.ts';
import type { ItemRef, Query, Table, TransactWrite } from '../table.ts';

type Pending = { readonly visibleAt: number; readonly apply: () => Promise<unknown> };

/**
 * A table whose index queries are answered by `replica`, an empty table that follows `delayMillis` behind.
 * What `table` held before is not in the replica.
 */
export const withLaggingIndexes = (
  table: Table,
  replica: Table,
  delayMillis: number,
  clock: Clock,
): Table => {
  const pending: Pending[] = [];
  const now = (): number => millisOf(clock.now());

  const copy = async (ref: ItemRef): Promise<void> => {
    const item = await table.get(ref);
    const write = item
      ? ({ kind: 'put', table: ref.table, item } as const)
      : ({ kind: 'delete', ...ref } as const);
    pending.push({ visibleAt: now() + delayMillis, apply: () => replica.write(write) });
  };

  const after = async <T>(writes: readonly TransactWrite[], outcome: T): Promise<T> => {
    for (const write of writes) if (write.kind !== 'check') await copy(refOf(write));
    return outcome;
  };

  const catchUp = async (): Promise<void> => {
    while (pending[0] && pending[0].visibleAt <= now()) await pending.shift()?.apply();
  };

  const query = async (wanted: Query) => {
    if (!wanted.index) return table.query(wanted);
    await catchUp();
    return replica.query(wanted);
  };

  return {
    ...table,
    query,
    write: async (write) => after([write], await table.write(write)),
    writeEach: async (writes) => after(writes, await table.writeEach(writes)),
    transact: async (writes, options) => after(writes, await table.transact(writes, options)),
  };
};
