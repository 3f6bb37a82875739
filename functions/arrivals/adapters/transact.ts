import type { Ids } from '#shared/kernel/ids.ts';
import type { Result } from '#shared/kernel/result.ts';
import { StoreAnswerLost } from '#shared/store/errors.ts';
import type { Table, TransactionRefused, TransactWrite } from '#shared/store/table.ts';

export type StorePorts = { readonly table: Table; readonly ids: Pick<Ids, 'id'> };

const TRIES = 3;

/** One transaction; when its answer is lost the very same is sent again, which its token makes harmless. */
export const transactOnce = async (
  { table, ids }: StorePorts,
  writes: readonly TransactWrite[],
): Promise<Result<void, TransactionRefused>> => {
  const token = ids.id();
  for (let tried = 1; ; tried += 1) {
    try {
      return await table.transact(writes, { token });
    } catch (error) {
      if (!(error instanceof StoreAnswerLost) || tried >= TRIES) throw error;
    }
  }
};
