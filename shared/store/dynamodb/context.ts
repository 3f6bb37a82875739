import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Item } from '../table.ts';
import type { Names } from './names.ts';
import type { Patience } from './retrying.ts';

/** What every operation needs. */
export type DynamoDb = {
  readonly client: DynamoDBDocumentClient;
  readonly names: Names;
  readonly nowMillis: () => number;
  readonly patience: Patience;
};

// Only items of the port are ever written, and every one has pk and sk.
export const asItem = (attributes: Record<string, unknown>): Item => attributes as Item;

/** Items inside errors come as DynamoDB sends them, not as the document client translates them. */
export const rawItem = (attributes: Record<string, AttributeValue> | undefined): Item | undefined =>
  attributes && Object.keys(attributes).length > 0 ? asItem(unmarshall(attributes)) : undefined;
