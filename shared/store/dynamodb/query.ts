import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { checkQuery } from '../check-request.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { indexOf } from '../definitions.ts';
import { isExpired } from '../expiry.ts';
import type { Page, Query } from '../table.ts';
import type { IndexDefinition } from '../tables.ts';
import { asItem, type DynamoDb } from './context.ts';
import { placeholders, rangeExpression } from './expressions.ts';
import { retrying } from './retrying.ts';

const TABLE_KEY: IndexDefinition = { partition: 'pk', sort: 'sk' };

const startKey = (query: Query, keys: IndexDefinition) => {
  if (query.cursor === undefined) return {};
  const { pk, sk, sort } = readCursor(query, query.cursor);
  // Without an index, partition and sort are pk and sk themselves.
  return { ExclusiveStartKey: { pk, sk, [keys.partition]: query.partition, [keys.sort]: sort } };
};

const keyCondition = (query: Query, keys: IndexDefinition) => {
  const given = placeholders();
  const partition = `${given.name(keys.partition)} = ${given.value(query.partition)}`;
  const range = query.sort ? ` AND ${rangeExpression(query.sort, keys.sort, given)}` : '';
  return { KeyConditionExpression: partition + range, ...given.collected() };
};

const nextCursor = (query: Query, keys: IndexDefinition, last: Record<string, unknown> | undefined) =>
  last
    ? {
        cursor: writeCursor(query, {
          pk: String(last['pk']),
          sk: String(last['sk']),
          sort: String(last[keys.sort]),
        }),
      }
    : {};

export const runQuery = async (db: DynamoDb, query: Query): Promise<Page> => {
  const limit = checkQuery(query);
  const keys = query.index ? indexOf(query.table, query.index) : TABLE_KEY;
  const input = {
    TableName: db.names(query.table),
    ...(query.index && { IndexName: query.index }),
    ...keyCondition(query, keys),
    ...startKey(query, keys),
    ScanIndexForward: query.descending !== true,
    ConsistentRead: query.consistent === true,
    Limit: limit,
  };
  const answer = await retrying(db.patience, 'read', () => db.client.send(new QueryCommand(input)));
  const now = db.nowMillis();
  const items = (answer.Items ?? []).map(asItem).filter((item) => !isExpired(item, now));
  return { items, ...nextCursor(query, keys, answer.LastEvaluatedKey) };
};
