import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { isExpired } from '../expiry.ts';
import type { ItemRef } from '../table.ts';
import { TIME_TO_LIVE } from '../tables.ts';
import type { DynamoDb } from './context.ts';
import { readStored } from './reads.ts';
import { retrying } from './retrying.ts';

/** Deletes the item if it is still the expired one: DynamoDB itself may take days. Nobody can see the difference. */
export const removeExpired = async (
  db: DynamoDb,
  { table, key }: ItemRef,
  nowMillis: number,
): Promise<void> => {
  const command = new DeleteCommand({
    TableName: db.names(table),
    Key: { ...key },
    ConditionExpression: '#expires <= :now',
    ExpressionAttributeNames: { '#expires': TIME_TO_LIVE },
    ExpressionAttributeValues: { ':now': nowMillis / 1000 },
  });
  try {
    await retrying(db.patience, 'write', () => db.client.send(command));
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
};

export const removeExpiredAmong = async (db: DynamoDb, refs: readonly ItemRef[]): Promise<void> => {
  const now = db.nowMillis();
  const stored = await readStored(db, refs);
  const expired = refs.filter((_, at) => {
    const item = stored[at];
    return item !== undefined && isExpired(item, now);
  });
  await Promise.all(expired.map((ref) => removeExpired(db, ref, now)));
};
