import { type CancellationReason, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { refOf } from '../check-request.ts';
import { RefusedByStore, StoreBusy } from '../errors.ts';
import { isExpired } from '../expiry.ts';
import type { ItemRef, TransactionRefused, TransactWrite } from '../table.ts';
import { type DynamoDb, rawItem } from './context.ts';
import { removeExpired, removeExpiredAmong } from './expired.ts';
import { retrying, untilDone } from './retrying.ts';
import { writeInput } from './write-input.ts';

type Outcome = Result<void, TransactionRefused>;
type Part = NonNullable<TransactWriteCommand['input']['TransactItems']>[number];

const CONDITION_FAILED = 'ConditionalCheckFailed';
const BUSY_REASONS: ReadonlySet<string> = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
]);

const partOf = (db: DynamoDb, write: TransactWrite, nowMillis: number | undefined): Part => {
  const { kind, input } = writeInput(write, db.names, nowMillis);
  if (kind === 'put') return { Put: input };
  if (kind === 'update') return { Update: input };
  // A check always has a condition, which the type of writeInput does not remember.
  return kind === 'delete' ? { Delete: input } : { ConditionCheck: { ConditionExpression: '', ...input } };
};

const refusedOf = (reasons: readonly CancellationReason[]): Outcome => {
  const failures = reasons.flatMap((reason, index) => {
    if (reason.Code !== CONDITION_FAILED) return [];
    const item = rawItem(reason.Item);
    return [item ? { index, item } : { index }];
  });
  return err({ kind: 'transaction_refused', failures });
};

const expiredAmong = (
  writes: readonly TransactWrite[],
  reasons: readonly CancellationReason[],
  nowMillis: number,
): readonly ItemRef[] =>
  writes.map(refOf).filter((_, index) => {
    const item = rawItem(reasons[index]?.Item);
    return item !== undefined && isExpired(item, nowMillis);
  });

/** What a cancelled transaction means; 'again' when it may succeed on another try. */
const judge = async (
  db: DynamoDb,
  writes: readonly TransactWrite[],
  cancelled: TransactionCanceledException,
  nowMillis: number,
): Promise<Outcome | 'again'> => {
  const reasons = cancelled.CancellationReasons ?? [];
  if (reasons.some(({ Code = '' }) => BUSY_REASONS.has(Code))) return 'again';
  if (!reasons.some(({ Code }) => Code === CONDITION_FAILED)) {
    throw new RefusedByStore(cancelled.message, { cause: cancelled });
  }
  const expired = expiredAmong(writes, reasons, nowMillis);
  if (expired.length === 0) return refusedOf(reasons);
  await Promise.all(expired.map((ref) => removeExpired(db, ref, nowMillis)));
  return 'again';
};

/**
 * With a token, a repeat must be the same request to the letter, so it cannot carry the time; what has expired is
 * removed beforehand instead.
 */
export const transact = async (
  db: DynamoDb,
  writes: readonly TransactWrite[],
  token?: string,
): Promise<Outcome> => {
  if (token !== undefined) await removeExpiredAmong(db, writes.map(refOf));
  const outcome = await untilDone<Outcome>(db.patience, async () => {
    const now = db.nowMillis();
    const command = new TransactWriteCommand({
      TransactItems: writes.map((write) => partOf(db, write, token === undefined ? now : undefined)),
      ...(token !== undefined && { ClientRequestToken: token }),
    });
    try {
      await retrying(db.patience, 'write', () => db.client.send(command));
      return ok(undefined);
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      return judge(db, writes, error, now);
    }
  });
  if (!outcome) throw new StoreBusy('the transaction kept meeting others');
  return outcome;
};
