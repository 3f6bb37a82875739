import type { Result } from '#shared/kernel/result.ts';
import { checkDifferent, refOf } from '../check-request.ts';
import { StoreAnswerLost, StoreBusy } from '../errors.ts';
import type { ConditionFailed, Write, Written } from '../table.ts';
import type { DynamoDb } from './context.ts';
import { writeOne } from './single-write.ts';

const AT_ONCE = 16;

/** All results in order, at most `AT_ONCE` running. */
const settledInParallel = async <T, R>(
  items: readonly T[],
  run: (item: T) => Promise<R>,
): Promise<readonly PromiseSettledResult<R>[]> => {
  const settled: PromiseSettledResult<R>[] = [];
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [at, item] of queue) {
      const [result] = await Promise.allSettled([run(item)]);
      settled[at] = result;
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
  return settled;
};

/** StoreBusy promises that nothing was written, so it must not stand for a list of which a part was. */
const failureOf = (reasons: readonly unknown[], someWritten: boolean): unknown => {
  const worst = reasons.find((reason) => !(reason instanceof StoreBusy)) ?? reasons[0];
  if (worst instanceof StoreBusy && someWritten) {
    return new StoreAnswerLost('some of the writes were made, others not', { cause: worst });
  }
  return worst;
};

export const writeEach = async (
  db: DynamoDb,
  writes: readonly Write[],
): Promise<readonly Result<Written, ConditionFailed>[]> => {
  checkDifferent(writes.map(refOf));
  const settled = await settledInParallel(writes, (write) => writeOne(db, write));
  const outcomes = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const reasons = settled.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  if (reasons.length > 0)
    throw failureOf(
      reasons,
      outcomes.some((outcome) => outcome.ok),
    );
  return outcomes;
};
