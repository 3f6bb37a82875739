import { BatchGetCommand, GetCommand } from '@aws-sdk/lib-dynamodb';
import { StoreBusy } from '../errors.ts';
import { alive } from '../expiry.ts';
import type { Item, ItemRef } from '../table.ts';
import { asItem, type DynamoDb } from './context.ts';
import { retrying, untilDone } from './retrying.ts';

type Requests = NonNullable<BatchGetCommand['input']['RequestItems']>;

const slot = (table: string, pk: unknown, sk: unknown): string => JSON.stringify([table, pk, sk]);

const requestsFor = ({ names }: DynamoDb, refs: readonly ItemRef[]): Requests => {
  const requests: Requests = {};
  for (const { table, key } of refs) {
    const name = names(table);
    const request = requests[name] ?? { ConsistentRead: true, Keys: [] };
    request.Keys?.push({ ...key });
    requests[name] = request;
  }
  return requests;
};

/** What is stored under each key, expired or not, in the order of the keys. */
export const readStored = async (db: DynamoDb, refs: readonly ItemRef[]): Promise<(Item | undefined)[]> => {
  const found = new Map<string, Item>();
  let RequestItems = requestsFor(db, refs);
  const done = await untilDone(db.patience, async () => {
    const answer = await retrying(db.patience, 'read', () =>
      db.client.send(new BatchGetCommand({ RequestItems })),
    );
    for (const [name, items] of Object.entries(answer.Responses ?? {})) {
      for (const item of items) found.set(slot(name, item['pk'], item['sk']), asItem(item));
    }
    RequestItems = answer.UnprocessedKeys ?? {};
    return Object.keys(RequestItems).length > 0 ? 'again' : true;
  });
  if (!done) throw new StoreBusy('keys of a batch stayed unprocessed');
  return refs.map(({ table, key }) => found.get(slot(db.names(table), key.pk, key.sk)));
};

export const readOne = async (db: DynamoDb, { table, key }: ItemRef, ConsistentRead: boolean) => {
  const command = () => new GetCommand({ TableName: db.names(table), Key: { ...key }, ConsistentRead });
  const { Item: attributes } = await retrying(db.patience, 'read', () => db.client.send(command()));
  return attributes ? alive(asItem(attributes), db.nowMillis()) : undefined;
};
