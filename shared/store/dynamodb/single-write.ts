import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { refOf } from '../check-request.ts';
import { StoreBusy } from '../errors.ts';
import { isExpired } from '../expiry.ts';
import type { ConditionFailed, Item, Write, Written } from '../table.ts';
import { asItem, type DynamoDb, rawItem } from './context.ts';
import { removeExpired } from './expired.ts';
import { retrying, untilDone } from './retrying.ts';
import { writeInput } from './write-input.ts';

type Outcome = Result<Written, ConditionFailed>;

const send = async ({ client, names }: DynamoDb, write: Write, nowMillis: number): Promise<Written> => {
  const { kind, input } = writeInput(write, names, nowMillis);
  if (kind === 'put') {
    await client.send(new PutCommand(input));
    // As it was stored: without undefined attributes, and apart from the caller's object.
    return { after: asItem(JSON.parse(JSON.stringify(input.Item))) };
  }
  if (kind === 'update') {
    const { Attributes = {} } = await client.send(new UpdateCommand({ ...input, ReturnValues: 'ALL_NEW' }));
    return { after: asItem(Attributes) };
  }
  await client.send(new DeleteCommand(input));
  return {};
};

const conditionFailed = (item: Item | undefined): Outcome =>
  err(item ? { kind: 'condition_failed', item } : { kind: 'condition_failed' });

/** One conditional write. An expired item that stands in its way is removed first, and the write tried again. */
export const writeOne = async (db: DynamoDb, write: Write): Promise<Outcome> => {
  const outcome = await untilDone<Outcome>(db.patience, async () => {
    const now = db.nowMillis();
    try {
      return ok(await retrying(db.patience, 'write', () => send(db, write, now)));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const item = rawItem(error.Item);
      if (!item || !isExpired(item, now)) return conditionFailed(item);
      await removeExpired(db, refOf(write), now);
      return 'again';
    }
  });
  if (!outcome) throw new StoreBusy('an expired item kept coming back');
  return outcome;
};
