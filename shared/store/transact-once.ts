import type { Result } from '#shared/kernel/result.ts';
import { StoreAnswerLost, StoreBusy } from './errors.ts';
import type { Table, TransactionRefused, TransactWrite } from './table.ts';

const TRIES = 4;

/**
 * Repeats `write` when its answer was lost, which must be harmless. Throws StoreBusy only when nothing was written: once
 * an answer is lost, a busy store is no answer either, and the last failure is StoreAnswerLost.
 */
export const repeatLost = async <T>(write: () => Promise<T>): Promise<T> => {
  let lost: StoreAnswerLost | undefined;
  for (let left = TRIES; left > 0; left -= 1) {
    try {
      return await write();
    } catch (error) {
      if (error instanceof StoreAnswerLost) lost = error;
      else if (!(error instanceof StoreBusy) || lost === undefined) throw error;
    }
  }
  throw lost ?? new StoreAnswerLost('no try was answered');
};

/**
 * One transaction that happens at most once: a repeat after a lost answer carries the same token. Tokens are random, not
 * from `Ids`: no two transactions of an account may share one, also in tests that count their ids.
 */
export const transactOnce = (
  table: Table,
  writes: readonly TransactWrite[],
): Promise<Result<void, TransactionRefused>> => {
  const token = crypto.randomUUID();
  return repeatLost(() => table.transact(writes, { token }));
};
