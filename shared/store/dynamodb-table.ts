import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Clock, millisOf } from '#shared/kernel/time.ts';
import type { DynamoDb } from './dynamodb/context.ts';
import { namesOf } from './dynamodb/names.ts';
import { runQuery } from './dynamodb/query.ts';
import { readOne, readStored } from './dynamodb/reads.ts';
import { type Patience, systemPatience } from './dynamodb/retrying.ts';
import { writeOne } from './dynamodb/single-write.ts';
import { transact } from './dynamodb/transaction.ts';
import { writeEach } from './dynamodb/write-each.ts';
import { alive } from './expiry.ts';
import type { Table } from './table.ts';
import type { TableName } from './tables.ts';

export type DynamoDbTableOptions = {
  /** Must not retry by itself: see shared/aws/dynamodb-client.ts. */
  readonly client: DynamoDBDocumentClient;
  /** What each table is called where it is deployed; a function may know only its own. */
  readonly tableNames: Readonly<Partial<Record<TableName, string>>>;
  readonly clock: Clock;
  readonly patience?: Patience;
};

/** The store on DynamoDB. */
export const dynamoDbTable = ({
  client,
  tableNames,
  clock,
  patience = systemPatience,
}: DynamoDbTableOptions): Table => {
  const db: DynamoDb = {
    client,
    names: namesOf(tableNames),
    nowMillis: () => millisOf(clock.now()),
    patience,
  };
  return {
    get: (ref, { consistent = true } = {}) => readOne(db, ref, consistent),
    batchGet: async (refs) => {
      const stored = await readStored(db, refs);
      return stored.map((item) => alive(item, db.nowMillis()));
    },
    query: (query) => runQuery(db, query),
    write: (write) => writeOne(db, write),
    writeEach: (writes) => writeEach(db, writes),
    transact: (writes, { token } = {}) => transact(db, writes, token),
  };
};
